import { type Actor, auditedAs, comingBy } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs, type Tx } from "@/lib/platform/db/scope";
import { writeOnce } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import { isZone } from "@/lib/platform/i18n/zone";
import { uuid7 } from "@/lib/platform/uuid7";
import { findDuplicates } from "./likely-duplicates";
import { patientColumns, writePersonRows } from "./person-rows";
import type { PersonInput, Registered, RegisterPatientInput } from "./person-schema";
import { mayListPatients } from "./policy";
import { treats } from "./visible";

/**
 * Writes a new patient down, with the next record number; who treats gets them in care. Two people who register the
 * same one at once wait for each other, so that the second is warned. Fails: conflict (likely duplicates that weren't
 * looked at), invalid (a birth date in the future, a zone that doesn't exist), not_found (for patients; and where somebody whom
 * this actor may not see is among those who were looked at).
 */
export async function registerPatient(
  actor: Actor,
  input: RegisterPatientInput,
): Promise<Registered> {
  if (!mayListPatients(actor)) throw new AppError("not_found");
  requireSoundPerson(input);
  await requireShown(actor, input.notDuplicateOf);
  const { clinicId, memberId } = actor;
  return writeOnce(comingBy(actor, "register"), async (tx) => {
    await lockRegister(tx, clinicId);
    const looked = new Set(input.notDuplicateOf);
    const found = await findDuplicates(tx, actor, input);
    // Those whom this person may not see cannot be looked at: the warning of the form counted them.
    if (found.some(({ id, visible }) => visible && !looked.has(id)))
      throw new AppError("conflict", { message: "likely_duplicates" });
    const patient = await addPatient(tx, clinicId, input);
    if (actor.role !== "admin" && memberId) {
      await tx.careRelationship.create({
        data: { clinicId, id: uuid7(), patientId: patient.id, memberId, reason: "registered" },
      });
    }
    await tx.auditEvent.create({
      data: {
        ...auditedAs(actor),
        id: uuid7(),
        patientId: patient.id,
        action: "write",
        part: "identity",
        why: actor.role === "admin" ? "administration" : "care",
      },
    });
    return { id: patient.id, mrn: patient.mrn, version: 1 };
  });
}

const SHOWN = `SELECT count(*)::int AS shown FROM patients p
  WHERE p.clinic_id = $1::uuid AND p.id = ANY ($4::uuid[]) AND ${treats("p.id")}`;

/** One id that isn't theirs to see refuses the whole, and isn't named. */
async function requireShown(actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { clinicId, memberId, role } = actor;
  const [found] = await queryAs(actor, SHOWN, [clinicId, memberId, role, ids]);
  if (found?.shown === new Set(ids).size) return;
  await audit({ ...auditedAs(actor), action: "write", part: "identity", outcome: "refused" });
  throw new AppError("not_found");
}

/** Two who write somebody down in a clinic at once do it one after the other. */
export async function lockRegister(tx: Tx, clinicId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`register ${clinicId}`}, 0))) locked`;
}

/** A new chart with the next record number, under the register's lock. */
export async function addPatient(tx: Tx, clinicId: string, person: PersonInput) {
  const patient = { clinicId, id: uuid7(), mrn: await nextRecordNumber(tx) };
  await tx.patient.create({ data: { ...patient, ...patientColumns(person) } });
  await writePersonRows(tx, { clinicId, patientId: patient.id }, person);
  return patient;
}

/** What the schema cannot know. Fails: invalid. */
export function requireSoundPerson(person: PersonInput): void {
  const faults = [];
  const today = new Date(Date.now() + 14 * 3_600_000).toISOString(); // the earliest zone's date
  if (person.birthDate && person.birthDate > today.slice(0, person.birthDate.length))
    faults.push({ path: "$.birthDate", message: "in_future" });
  if (person.timeZone !== null && !isZone(person.timeZone))
    faults.push({ path: "$.timeZone", message: "unknown_zone" });
  if (faults.length > 0) throw new AppError("invalid", { faults });
}

/** HC-0000061 after HC-0000060: under the lock of registering. */
async function nextRecordNumber(tx: Tx): Promise<string> {
  const [last] = await tx.$queryRaw<{ mrn: string }[]>`
    SELECT mrn FROM patients WHERE clinic_id = current_clinic() AND mrn ~ '^HC-[0-9]{7}$' ORDER BY mrn DESC LIMIT 1`;
  return `HC-${String(Number(last?.mrn.slice(3) ?? 0) + 1).padStart(7, "0")}`;
}
