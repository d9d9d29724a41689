import { changeToTell } from "@/lib/domain/live/tell-change";
import { notify, notifyPatient } from "@/lib/domain/notifications/notify";
import { lookupsOfNumbers } from "@/lib/domain/patients/document-numbers";
import { type HumanName, humanNames } from "@/lib/domain/patients/schema";
import { type Actor, auditedAs, comingBy } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { readAs, type Tx } from "@/lib/platform/db/scope";
import { writeOnce } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { readOwnEmergencies } from "./list-own-emergencies";
import { patternsOf } from "./patterns";
import { mayBreakGlass } from "./policy";
import type { BeginEmergencyInput, OwnEmergency } from "./schema";

const EVENT = { action: "break-glass", part: "record", why: "emergency" } as const;

type Found = { id: string; names: HumanName[]; deceased: string | null; treats: boolean };

/**
 * Breaks the glass: opens the chart of the patient with exactly this record or document number for some minutes, though
 * the actor doesn't treat them. The patient and the administrators are told. One that is open already is answered again.
 * Fails: not_found (for patients), invalid (nobody has this number), conflict (treats already; or it has ended, and the same
 * request came again).
 */
export async function beginEmergency(
  actor: Actor,
  input: BeginEmergencyInput,
): Promise<OwnEmergency> {
  if (!mayBreakGlass(actor)) throw new AppError("not_found");
  const begun = await writeOnce(comingBy(actor, "emergency"), async (tx) => {
    const patient = await patientOf(tx, actor, input.number);
    if (!patient) return null;
    if (patient.treats) throw new AppError("conflict", { message: "treats_already" });
    return begin(tx, actor, patient, input);
  });
  if (begun) return standing(actor, begun);
  await audit({ ...auditedAs(actor), ...EVENT, outcome: "refused" });
  throw new AppError("invalid", { faults: [{ path: "$.number", message: "number_unknown" }] });
}

/** What is kept of a request names a patient: it is answered as long as that chart is open. */
async function standing(actor: Actor, begun: OwnEmergency): Promise<OwnEmergency> {
  const open = await readAs(actor, (tx) => readOwnEmergencies(tx, actor.memberId ?? ""));
  if (open.some(({ id }) => id === begun.id)) return begun;
  throw new AppError("conflict", { message: "emergency_ended" });
}

/** Whose number this is, exactly as it stands on a card or in a chart; spaces, dots and case don't count. */
async function patientOf(tx: Tx, actor: Actor, number: string): Promise<Found | undefined> {
  const typed = number.trim();
  const mrns = [typed, typed.toUpperCase()];
  const documents = await lookupsOfNumbers(tx, [typed]);
  const [found, another] = await tx.$queryRaw<Found[]>`
    SELECT p.id, p.names, p.deceased, EXISTS (SELECT FROM care_relationships c
      WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id AND c.member_id = ${actor.memberId}::uuid
        AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now())) AS treats
    FROM patients p WHERE p.clinic_id = current_clinic() AND (p.mrn = ANY(${mrns}) OR p.id IN (
      SELECT i.patient_id FROM patient_identifiers i
      WHERE i.clinic_id = current_clinic() AND i.lookup = ANY(${documents}))) LIMIT 2`;
  return found && !another ? { ...found, names: humanNames.parse(found.names) } : undefined;
}

async function begin(
  tx: Tx,
  actor: Actor,
  patient: Found,
  { reason, minutes }: BeginEmergencyInput,
): Promise<OwnEmergency> {
  const { clinicId, userId } = actor;
  const memberId = actor.memberId ?? "";
  // Two clicks, two tabs: the second finds what the first began, and counts it.
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`emergency ${memberId}`}, 0))) locked`;
  const open = (await readOwnEmergencies(tx, memberId)).find(
    (one) => one.patient.id === patient.id,
  );
  if (open) return open;
  const id = uuid7();
  const [{ name, before } = { name: "", before: 0 }] = await tx.$queryRaw<
    { name: string; before: number }[]
  >`
    SELECT u.name, (SELECT count(*) FROM emergency_accesses e WHERE e.clinic_id = current_clinic()
      AND e.member_id = ${memberId}::uuid AND e.starts_at > now() - interval '1 day')::int AS before
    FROM users u WHERE u.id = ${userId}::uuid`;
  const patterns = patternsOf(name, patient.names, before + 1);
  await tx.$executeRaw`
    INSERT INTO emergency_accesses (clinic_id, id, patient_id, member_id, reason, ends_at, patterns)
    VALUES (current_clinic(), ${id}::uuid, ${patient.id}::uuid, ${memberId}::uuid, ${reason.trim()},
      now() + make_interval(mins => ${minutes}), ${patterns})`;
  await tx.auditEvent.create({
    data: {
      ...auditedAs(actor),
      ...EVENT,
      id: uuid7(),
      patientId: patient.id,
      detail: { minutes },
    },
  });
  await tell(tx, clinicId, patient.id, id, memberId);
  const [made] = (await readOwnEmergencies(tx, memberId)).filter((one) => one.id === id);
  if (!made) throw new Error("an access that was just made is gone");
  return made;
}

/** The patient, and the administrators: not the one who does it. */
async function tell(tx: Tx, clinicId: string, patientId: string, id: string, memberId: string) {
  await notifyPatient(tx, { event: "emergency", patientId, subjectId: id });
  const admins = await tx.membership.findMany({
    where: { clinicId, role: "admin", state: "active", id: { not: memberId } },
    select: { id: true },
  });
  const memberIds = admins.map((admin) => admin.id);
  await notify(tx, { event: "review", patientId: null, subjectId: id, memberIds });
  for (const one of [...memberIds, memberId])
    await changeToTell(tx, { kind: "emergencies", memberId: one });
}
