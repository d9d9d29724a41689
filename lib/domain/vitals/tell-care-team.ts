import type { z } from "zod";
import { notify } from "@/lib/domain/notifications/notify";
import type { Actor } from "@/lib/platform/auth/actor";
import { effectOnce, type MessageKey } from "@/lib/platform/outbox/message";
import { tellLive } from "@/lib/platform/realtime/log";
import type { vitalsRecorded } from "./jobs";

/** Tells open browsers of new readings, and those who treat the patient now of the open alerts that came with them. */
export async function tellCareTeam(
  actor: Actor,
  { patientId, setId }: z.output<typeof vitalsRecorded.payload>,
  message: MessageKey,
): Promise<void> {
  await tellLive(actor.clinicId, message.id, { kind: "vitals", patientId });
  await effectOnce(actor, message, async (tx) => {
    const members = await tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT c.member_id AS id FROM alerts a
      JOIN care_relationships c ON c.clinic_id = a.clinic_id AND c.patient_id = a.patient_id
        AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now())
        AND (a.member_id IS NULL OR a.member_id = c.member_id)
      JOIN memberships m ON m.clinic_id = c.clinic_id AND m.id = c.member_id AND m.state = 'active'
      WHERE a.clinic_id = current_clinic() AND a.patient_id = ${patientId}::uuid
        AND a.vital_set_id = ${setId}::uuid AND a.state = 'open'`;
    await notify(tx, {
      event: "alert",
      patientId,
      subjectId: setId,
      memberIds: members.map(({ id }) => id),
    });
  });
}
