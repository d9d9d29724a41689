import { type ChartPart, SCOPE_OF } from "@/lib/domain/patients/chart-parts";
import type { Actor } from "@/lib/platform/auth/actor";
import { systemActor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import type { LiveEvent } from "@/lib/platform/realtime/event";

const TREATING = `
  SELECT member_id AS id FROM care_relationships
  WHERE clinic_id = current_clinic() AND patient_id = $1::uuid
    AND starts_at <= now() AND (ends_at IS NULL OR ends_at > now())
  UNION SELECT member_id FROM emergency_accesses
  WHERE clinic_id = current_clinic() AND patient_id = $1::uuid AND ends_at > now()
  UNION SELECT member_id FROM live_caregivers WHERE patient_id = $1::uuid AND $2 = ANY (scopes)`;

// One event reaches a process once, whatever the number of its streams: one question for all of them.
const treating = new WeakMap<LiveEvent, Set<unknown>>();

/** Asks who may know of this now, once for all streams of the clinic. */
export async function prepareAudience(clinicId: string, event: LiveEvent): Promise<Set<unknown>> {
  const { memberId, patientId } = event;
  const members =
    memberId || !patientId ? new Set() : await membersHearing(clinicId, patientId, event);
  treating.set(event, members);
  return members;
}

/** Who treats, and who acts for the patient and was given the part that changed. */
async function membersHearing(
  clinicId: string,
  patientId: string,
  { kind }: LiveEvent,
): Promise<Set<unknown>> {
  const part = kind === "alerts" ? "vitals" : kind;
  const scope = part in SCOPE_OF ? SCOPE_OF[part as ChartPart] : undefined;
  const values = [patientId, scope ?? null];
  const rows = await queryAs(systemActor(clinicId, "audience"), TREATING, values);
  return new Set(rows.map(({ id }) => id));
}

/** Whether this person may know now that this changed: as withChart would let them see it. At once where it was prepared. */
export function mayHear(actor: Actor, event: LiveEvent): boolean | Promise<boolean> {
  const { memberId, patientId } = event;
  if (memberId) return memberId === actor.memberId;
  if (!patientId || (event.staff && actor.role === "patient")) return false;
  if (actor.role === "patient" && patientId !== actor.patientId) return false;
  if (actor.role === "patient" && !actor.actingFor) return true;
  if (actor.role === "admin") return false;
  const members = treating.get(event);
  if (members) return members.has(actor.memberId);
  return prepareAudience(actor.clinicId, event).then((asked) => asked.has(actor.memberId));
}
