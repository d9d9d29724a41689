import type pg from "pg";
import { NOBODY, type RequestScope, type Tx, writeAs } from "@/lib/platform/db/scope";
import { joinClinic, makeAccount, makeClinic, makeMember } from "./factories";
import { makeChart } from "./world";

/** Somebody, and the patients whose charts are theirs to see now; `register`: who everybody is, too. */
export type Person = {
  scope: RequestScope;
  memberId: string;
  sees: string[];
  register?: true;
  /** The tables that a caregiver is let into; nobody else is one. */
  cares?: RegExp;
};
/** A table with rows of patients: the column that says whose, and the one that makes some of them a person's own. */
export type Table = { name: string; patient: string; own: string | null };

const OWN = ["care_relationships", "emergency_accesses", "downloads", "notifications"];
const HOUR = 3_600_000;

/** Every table with rows of patients, as the database has them. */
export async function tablesOfPatients(owner: pg.Pool): Promise<Table[]> {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 GROUP BY 1 ORDER BY 1`,
  );
  return rows
    .filter(({ name, columns }) => name === "patients" || columns.includes("patient_id"))
    .map(({ name }) => ({
      name,
      patient: name === "patients" ? "id" : "patient_id",
      own: OWN.includes(name) ? "member_id" : null,
    }));
}

type Walled = { clinicId: string; people: Record<string, Person>; patients: string[] };

/** Makes a clinic of three patients with rows in every table, and everybody who may or may not see them. */
export async function makeWalled(): Promise<Walled> {
  const { clinicId } = await makeClinic("wall");
  const somebody = (
    { userId, memberId }: { userId: string; memberId: string },
    ...sees: string[]
  ): Person => ({ scope: { clinicId, userId }, memberId, sees });
  const member = async (role: "doctor" | "nurse" | "admin", ...sees: string[]) =>
    somebody(await makeMember(clinicId, role), ...sees);
  const first = await makeMember(clinicId, "patient");
  const second = await makeMember(clinicId, "patient");
  const a = await makeChart(clinicId, "11111111H", first);
  const b = await makeChart(clinicId, "22222222J", second);
  const c = await makeChart(clinicId, "33333333P");
  const carers = await makeCarers(clinicId, a.patientId);
  const people: Record<string, Person> & Related & Glass = {
    "doctor of a": somebody(a, a.patientId),
    "doctor of b": somebody(b, b.patientId),
    "patient a": somebody(first, a.patientId),
    "patient b": somebody(second, b.patientId),
    "no relation": await member("doctor"),
    "ended relation": await member("doctor"),
    "relation to come": await member("nurse"),
    "glass broken": await member("nurse", c.patientId),
    "glass mended": await member("nurse"),
    suspended: await member("doctor"),
    administrator: { ...(await member("admin")), register: true as const },
    "of another clinic": await stranger(clinicId),
    ...carers,
  };
  const patients = [a, b, c].map(({ patientId }) => patientId);
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, async (tx) => {
    await relate(tx, { clinicId, patientId: a.patientId }, people);
    for (const [name, { memberId }] of Object.entries(carers))
      await care(tx, { clinicId, patientId: a.patientId, memberId, invitedById: a.memberId }, name);
    await breakGlass(tx, { clinicId, patientId: c.patientId }, people);
    for (const patientId of patients) await addKept(tx, clinicId, patientId);
  });
  return { clinicId, people, patients };
}

/** Whose membership is of another clinic, though the scope names this one. */
async function stranger(clinicId: string): Promise<Person> {
  const other = await makeClinic("wall-other");
  const { userId } = await makeAccount();
  const memberId = await joinClinic(other.clinicId, userId, "admin");
  return { scope: { clinicId, userId }, memberId, sees: [] };
}

type Of = { clinicId: string; patientId: string };
type Related = Record<"ended relation" | "relation to come" | "suspended", Person>;

async function relate(tx: Tx, of: Of, people: Related): Promise<void> {
  const relation = ({ memberId }: Person, from: number, until?: number) => ({
    ...of,
    memberId,
    reason: "x",
    startsAt: new Date(Date.now() + from),
    endsAt: until === undefined ? null : new Date(Date.now() + until),
  });
  const data = [
    relation(people["ended relation"], -HOUR, -1000),
    relation(people["relation to come"], HOUR),
    relation(people.suspended, -HOUR),
  ];
  await tx.careRelationship.createMany({ data });
  await tx.membership.updateMany({
    where: { clinicId: of.clinicId, id: people.suspended.memberId },
    data: { state: "suspended" },
  });
}

/** The tables that each part of a record opens to who acts for its patient; these always. */
const ALWAYS = "patients|care_relationships|notifications|caregivers";
const SCOPES: Record<string, string> = {
  appointments: "",
  messages: "message_threads|messages|message_attachments",
  results: "vital_sets|readings|alerts|observations|diagnostic_reports|immunizations",
  medicines: "medication_requests|allergy_intolerances|no_known_allergies",
  conditions: "conditions|procedures|encounters",
  notes: "clinical_notes|note_versions|note_addenda",
  documents: "files|document_references",
};
/** What they were given has run out, by time and by the patient's coming of age: what is left is their own rows of it. */
const OVER = ["until yesterday", "of who came of age"];

/** Somebody for each part of a patient's record, and those for whom it is over. */
async function makeCarers(clinicId: string, patientId: string): Promise<Record<string, Person>> {
  const carers: Record<string, Person> = {};
  for (const name of [...Object.keys(SCOPES), ...OVER]) {
    const { userId, memberId } = await makeMember(clinicId, "patient");
    const tables = OVER.includes(name) ? "caregivers" : `${ALWAYS}|${SCOPES[name]}`;
    const cares = new RegExp(`^(${tables})$`);
    carers[name] = { scope: { clinicId, userId }, memberId, sees: [patientId], cares };
  }
  return carers;
}

type Caring = Of & { memberId: string; invitedById: string };

async function care(tx: Tx, of: Caring, name: string): Promise<void> {
  const scopes = OVER.includes(name) ? Object.keys(SCOPES) : [name];
  const ofMinor = name === "of who came of age";
  const expiresAt = name === "until yesterday" ? new Date(Date.now() - 24 * HOUR) : null;
  await tx.$executeRaw`INSERT INTO caregivers (clinic_id, id, patient_id, email, name, relationship, scopes, invited_by_id, member_id, accepted_at,
      expires_at, until_majority, proof)
    VALUES (${of.clinicId}::uuid, gen_random_uuid(), ${of.patientId}::uuid, ${`${name.replaceAll(" ", ".")}@example.test`}, 'x', 'other', ${scopes},
      ${of.invitedById}::uuid, ${of.memberId}::uuid, now(), ${expiresAt}, ${ofMinor}, ${ofMinor ? "x" : null})`;
}

type Glass = Record<"glass broken" | "glass mended", Person>;

async function breakGlass(tx: Tx, { clinicId, patientId }: Of, people: Glass): Promise<void> {
  const access = ({ memberId }: Person, startsAt: Date, endsAt: Date) =>
    tx.$executeRaw`INSERT INTO emergency_accesses (clinic_id, id, patient_id, member_id, reason, starts_at, ends_at)
      VALUES (${clinicId}::uuid, gen_random_uuid(), ${patientId}::uuid, ${memberId}::uuid, 'a test of ten', ${startsAt}, ${endsAt})`;
  const now = Date.now();
  await access(people["glass broken"], new Date(now), new Date(now + HOUR / 2));
  await access(people["glass mended"], new Date(now - HOUR), new Date(now - 1000));
}

/** What no person adds to a chart: acts, and originals of an import. */
async function addKept(tx: Tx, clinicId: string, patientId: string): Promise<void> {
  const data = [{ clinicId, actorKind: "system" as const, action: "test", patientId }];
  await tx.auditEvent.createMany({ data });
  await tx.$executeRaw`INSERT INTO fhir_resources (clinic_id, id, resource_type, source, fhir_id, patient_id, body, hash)
    VALUES (${clinicId}::uuid, gen_random_uuid(), 'Basic', 'wall', ${patientId}, ${patientId}::uuid, '{}', sha256('{}'))`;
}
