import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import type { Actor } from "@/lib/platform/auth/actor";
import { readAs, type Tx } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { AppError } from "@/lib/platform/errors";
import { mayBreakGlass } from "./policy";
import { type OwnEmergency, ownEmergency } from "./schema";

const OWN = `
  SELECT e.id, json_build_object('id', p.id, 'names', p.names) AS patient, ${utc("e.ends_at")} AS "endsAt"
  FROM emergency_accesses e JOIN patients p ON p.clinic_id = e.clinic_id AND p.id = e.patient_id
  WHERE e.clinic_id = current_clinic() AND e.member_id = $1::uuid AND e.ends_at > now() ORDER BY e.ends_at, e.id`;

const row = ownEmergency.extend({
  patient: ownEmergency.shape.patient.omit({ name: true }).extend({ names: humanNames }),
});

/** The charts that are open to a member by break-glass now, in an open transaction. */
export async function readOwnEmergencies(tx: Tx, memberId: string): Promise<OwnEmergency[]> {
  const found = await tx.$queryRawUnsafe<unknown[]>(OWN, memberId);
  return found.map((one) => {
    const { patient, ...rest } = row.parse(one);
    return { ...rest, patient: { id: patient.id, name: displayName(patient.names) } };
  });
}

/**
 * The charts that are open to the actor by break-glass now. Says no more than they entered to open them, which is
 * audited: asking isn't. Fails: not_found (for patients).
 */
export async function listOwnEmergencies(actor: Actor): Promise<{ items: OwnEmergency[] }> {
  if (!mayBreakGlass(actor)) throw new AppError("not_found");
  return { items: await readAs(actor, (tx) => readOwnEmergencies(tx, actor.memberId ?? "")) };
}
