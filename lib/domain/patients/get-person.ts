import type { Actor } from "@/lib/platform/auth/actor";
import { readClinicKeys } from "@/lib/platform/crypto/clinic-keys";
import type { Tx } from "@/lib/platform/db/scope";
import { addressLines } from "./address";
import { openNumber } from "./document-numbers";
import { displayName } from "./name";
import { EMERGENCY_CONTACT, SYSTEMS } from "./person-rows";
import type { PersonDetail } from "./person-schema";
import { humanNames } from "./schema";
import { withRegister } from "./with-chart";

/** Who a patient is, with contacts and insurance and nothing clinical. Fails: not_found. */
export function getPerson(
  actor: Actor,
  patientId: string,
  part: "identity" | "care" = "identity",
): Promise<PersonDetail> {
  return withRegister(actor, patientId, "read", part, ({ tx }) =>
    readPerson(tx, actor.clinicId, patientId),
  );
}

const kindOf = (system: string) =>
  system === SYSTEMS.dni ? "dni" : system === SYSTEMS.passport ? "passport" : "other";

/** The same inside a transaction that has the right. */
export async function readPerson(
  tx: Tx,
  clinicId: string,
  patientId: string,
): Promise<PersonDetail> {
  const patient = await tx.patient.findUniqueOrThrow({
    where: { key: { clinicId, id: patientId } },
    include: {
      identifiers: { orderBy: { id: "asc" } },
      telecoms: { orderBy: { id: "asc" } },
      coverages: true,
      contacts: { where: { relationshipCode: EMERGENCY_CONTACT } },
    },
  });
  const names = humanNames.parse(patient.names);
  const official = names.find(({ use }) => use === "official") ?? names[0];
  const parted = official?.given || official?.family;
  const telecom = (system: string) =>
    patient.telecoms.find((one) => one.system === system)?.value ?? null;
  const { id, mrn, birthDate, gender, deceased, language, timeZone, version } = patient;
  const known: string[] = Object.values(SYSTEMS);
  const documents = patient.identifiers.filter(({ system }) => known.includes(system));
  const keys = documents.length > 0 ? await readClinicKeys(tx) : [];
  const [coverage] = patient.coverages;
  const [contact] = patient.contacts;
  return {
    id,
    mrn,
    name: displayName(names),
    given: official?.given?.join(" ") ?? (parted ? "" : (official?.text ?? "")),
    family: official?.family ?? "",
    birthDate,
    gender,
    deceased,
    documents: documents.map((one) => ({
      kind: kindOf(one.system),
      value: openNumber(keys, one),
    })),
    phone: telecom("phone"),
    email: telecom("email"),
    coverage: coverage ? { payer: coverage.payer, number: coverage.number } : null,
    emergencyContact: contact
      ? { name: contact.name, relationship: contact.relationship, phone: contact.phone }
      : null,
    language,
    timeZone,
    addresses: addressLines(patient.addresses),
    version,
  };
}
