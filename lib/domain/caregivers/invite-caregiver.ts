import { askIntoClinic } from "@/lib/domain/invitations/ask-into-clinic";
import { type Chart, withRegister } from "@/lib/domain/patients/with-chart";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { requireFresh } from "@/lib/platform/auth/fresh";
import type { Session } from "@/lib/platform/auth/sessions";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { requireGiver } from "./policy";
import { readCaregivers } from "./row";
import type { Caregiver, InviteCaregiverInput } from "./schema";

/** So many may be asked and not have answered: a patient's list is no way to write to the world. */
const MOST_WAITING = 10;

const invalid = (path: string, message: string) =>
  new AppError("invalid", { faults: [{ path, message }] });

/**
 * Asks somebody to act for a patient: the patient for a time, the clinic for a minor with proof and until they come of age.
 * Whether the address has an account is answered to nobody: who has one finds the question when they sign in. Fails:
 * not_found, forbidden (step_up), invalid (no proof, the patient's own address), conflict (asked already, too many who haven't
 * answered, no minor, died, no mail leaves).
 */
export async function inviteCaregiver(
  actor: Actor,
  session: Session,
  patientId: string,
  input: InviteCaregiverInput,
): Promise<Caregiver> {
  requireGiver(actor);
  requireFresh(session);
  const own = actor.role === "patient";
  return withRegister(actor, patientId, "write", "caregivers", async (chart) => {
    const { tx } = chart;
    if (chart.deceased) throw new AppError("conflict", { message: "deceased_account" });
    const before = await lockCaregivers(tx, patientId);
    requireFew(before);
    const { email, name, relationship, scopes } = input;
    const id = uuid7();
    const until = own ? forTime(session, input) : await forMinor(chart, input);
    const asked = { email, name, relationship, scopes: [...scopes], ...until };
    await endOver(
      tx,
      actor,
      before.filter((one) => one.email === email),
    );
    const { count } = await tx.caregiver.createMany({
      data: [{ clinicId: actor.clinicId, id, patientId, invitedById: actor.memberId, ...asked }],
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError("conflict", { message: "asked_already" });
    await askIntoClinic(tx, actor, { email, name });
    const detail = { user: { id, name }, scopes: [...scopes] };
    const event = { patientId, action: "invite-caregiver", part: "caregivers", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    const [made] = await readCaregivers(tx, patientId, id);
    if (!made) throw new Error("a caregiver who was just asked is gone");
    return made;
  });
}

/** Those of a patient; of several who ask at once for one each waits for the one before. */
async function lockCaregivers(tx: Tx, patientId: string): Promise<Caregiver[]> {
  await tx.$queryRaw`
    SELECT id FROM patients WHERE clinic_id = current_clinic() AND id = ${patientId}::uuid FOR NO KEY UPDATE`;
  return readCaregivers(tx, patientId);
}

function requireFew(before: Caregiver[]): void {
  const waiting = before.filter(({ state }) => state === "waiting");
  if (waiting.length >= MOST_WAITING)
    throw new AppError("conflict", { message: "many_asked", values: { most: MOST_WAITING } });
}

/** Whose time was up is ended by who asks them again: one stands for an address. */
async function endOver(
  tx: Tx,
  { clinicId, memberId }: Actor & { memberId: string },
  ofAddress: Caregiver[],
): Promise<void> {
  const ids = ofAddress.filter(({ state }) => state === "over").map(({ id }) => id);
  await tx.caregiver.updateMany({
    where: { clinicId, id: { in: ids } },
    data: { endedAt: new Date(), endedById: memberId, version: { increment: 1 } },
  });
}

/** Asked by the patient, for a time. */
function forTime({ email }: Session, input: InviteCaregiverInput) {
  if (input.email === email) throw invalid("$.email", "own_address");
  return { expiresAt: inMonths(input.months) };
}

/** Asked by the clinic, until a minor comes of age. */
async function forMinor({ tx, patientId }: Chart, { proof }: InviteCaregiverInput) {
  if (!proof) throw invalid("$.proof", "required");
  if (!(await isMinor(tx, patientId))) throw new AppError("conflict", { message: "of_age" });
  return { untilMajority: true, proof };
}

function inMonths(months: number): Date {
  const at = new Date();
  at.setUTCMonth(at.getUTCMonth() + months);
  return at;
}

/** Whether the patient is surely no adult today, in the clinic's zone. */
async function isMinor(tx: Tx, patientId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ minor: boolean | null }[]>`
    SELECT p.birth_first + interval '18 years' > (now() AT TIME ZONE c.time_zone)::date AS minor
    FROM patients p JOIN clinics c ON c.id = p.clinic_id
    WHERE p.clinic_id = current_clinic() AND p.id = ${patientId}::uuid`;
  return found?.minor === true;
}
