import { z } from "zod";
import { type Actor, auditedAs, comingBy } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { readAs, type Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { lookupsOfNumbers } from "./document-numbers";
import type { Duplicates, DuplicatesInput } from "./person-schema";
import { REASONS } from "./person-schema";
import { mayListPatients } from "./policy";
import { PATIENT_COLUMNS, patientRow, toPatientSummary } from "./row";

// Nobody is compared with everybody: whoever shares the document, the phone, the birth date, or two words of the name
// is looked at, and then the whole name decides. Trigrams of words without accents: order, accents and a wrong letter
// hardly matter. $1 name, $2 birth date, $3 what documents are looked up by, $4 phone's digits backwards, $5 member, $6 role, $7 words.
const CANDIDATES = `
  WITH typed AS (SELECT searchable($1) AS name),
  near AS (
    SELECT patient_id AS id FROM patient_identifiers WHERE clinic_id = current_clinic() AND lookup = ANY ($3::text[])
    UNION SELECT patient_id FROM patient_telecoms WHERE clinic_id = current_clinic() AND $4::text <> '' AND reversed = $4
    UNION SELECT id FROM patients WHERE clinic_id = current_clinic() AND birth_first = first_day($2) AND birth_date = $2
    UNION (SELECT t.patient_id FROM name_terms((SELECT name FROM typed)) n JOIN patient_terms t
      ON t.clinic_id = current_clinic() AND t.other_letter = left(n.other, 1) AND t.term = n.term AND t.other = n.other
      WHERE n.other <> '' LIMIT 500)),
  judged AS (
    SELECT p.*, similarity(p.search_name, typed.name) AS alike,
      EXISTS (SELECT FROM patient_identifiers i WHERE i.clinic_id = p.clinic_id AND i.patient_id = p.id
        AND i.lookup = ANY ($3::text[])) AS document,
      EXISTS (SELECT FROM patient_telecoms c WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id
        AND $4::text <> '' AND c.reversed = $4) AS phone,
      p.birth_date = $2 AS born,
      digits_apart(p.birth_date, $2) <= 2 AS nearly_born
    FROM near JOIN patients p ON p.clinic_id = current_clinic() AND p.id = near.id CROSS JOIN typed)
  SELECT ${PATIENT_COLUMNS}, ($6 = 'admin' OR EXISTS (SELECT FROM care_relationships c
      WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id AND c.member_id = $5::uuid
        AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()))) AS visible,
    array_remove(ARRAY[CASE WHEN document THEN 'document' END, CASE WHEN born THEN 'birthDate' END,
      CASE WHEN alike >= 0.5 THEN 'name' END, CASE WHEN phone THEN 'phone' END], NULL) AS reasons
  FROM judged p
  WHERE document OR (born AND alike >= 0.3) OR (phone AND alike >= 0.3)
    OR (alike >= 0.6 AND coalesce(nearly_born, true))
  ORDER BY document DESC, alike DESC, p.id LIMIT 20`;

const row = patientRow.extend({ visible: z.boolean(), reasons: z.array(z.enum(REASONS)) });

/** People of the clinic who may be the one that is being written down; those whom this actor may not see are counted. */
export async function likelyDuplicates(actor: Actor, input: DuplicatesInput): Promise<Duplicates> {
  if (!mayListPatients(actor)) throw new AppError("not_found");
  const found = await readAs(comingBy(actor, "register"), (tx) => findDuplicates(tx, actor, input));
  await audit({ ...auditedAs(actor), action: "search", part: "patients", outcome: "done" });
  return {
    items: found
      .filter(({ visible }) => visible)
      .map(({ visible: _, reasons, ...patient }) => ({ ...toPatientSummary(patient), reasons })),
    others: found.filter(({ visible }) => !visible).length,
  };
}

/** The same inside a transaction, with everyone who was found. */
export async function findDuplicates(tx: Tx, actor: Actor, input: DuplicatesInput) {
  const documents = await lookupsOfNumbers(
    tx,
    input.documents.map(({ value }) => value),
  );
  const found = await tx.$queryRawUnsafe<unknown[]>(
    CANDIDATES,
    `${input.given} ${input.family}`,
    input.birthDate,
    documents,
    reversedPhone(input.phone ?? ""),
    actor.memberId,
    actor.role,
  );
  return found.map((one) => row.parse(one));
}

/** A phone's digits backwards, as patient_telecoms.reversed. */
export const reversedPhone = (value: string) =>
  [...value.replace(/\D/g, "").replace(/^00/, "")].reverse().join("");
