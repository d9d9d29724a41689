import { notify } from "@/lib/domain/notifications/notify";
import { settingsIn } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { type Tx, writeAs } from "@/lib/platform/db/scope";

const HOUR = 3_600_000;

type Waiting = { id: string; patientId: string };

/**
 * Urgent messages of a clinic that nobody has read for the hours that it set: everybody who treats the patient is told,
 * and the administrators that there is one. Each once. Gives how many.
 */
export function escalateUnread(actor: Actor, clock: Clock = systemClock): Promise<number> {
  return writeAs(actor, async (tx) => {
    const { escalateHours } = await settingsIn(tx);
    const since = new Date(clock().getTime() - escalateHours * HOUR);
    const waiting = await tx.$queryRaw<Waiting[]>`
      UPDATE messages SET escalated_at = ${clock()}
      WHERE clinic_id = current_clinic() AND urgent AND read_at IS NULL AND escalated_at IS NULL
        AND author_id IS NOT NULL AND sent_at <= ${since}
      RETURNING id, patient_id AS "patientId"`;
    for (const one of waiting) await tell(tx, one);
    return waiting.length;
  });
}

async function tell(tx: Tx, { id, patientId }: Waiting): Promise<void> {
  const members = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM memberships m
    WHERE m.clinic_id = current_clinic() AND m.state = 'active' AND (m.role = 'admin' OR EXISTS (
      SELECT FROM care_relationships c WHERE c.clinic_id = m.clinic_id AND c.member_id = m.id
        AND c.patient_id = ${patientId}::uuid AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now())))`;
  const memberIds = members.map((member) => member.id);
  await notify(tx, { event: "waiting", patientId, subjectId: id, memberIds });
}
