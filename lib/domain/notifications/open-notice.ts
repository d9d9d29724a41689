import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { markRead } from "./mark-read";
import { EVENTS, placeOf } from "./parts";

// $1 clinic, $2 member, $3 notification. The chart only to who treats now.
const OWN = `
  SELECT n.event, n.subject_id AS "subjectId", (
    SELECT json_build_object('id', c.patient_id) FROM care_relationships c
    WHERE c.clinic_id = n.clinic_id AND c.patient_id = n.patient_id AND c.member_id = n.member_id
      AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()) LIMIT 1) AS patient
  FROM notifications n WHERE n.clinic_id = $1::uuid AND n.member_id = $2::uuid AND n.id = $3::uuid`;

const row = z.object({
  event: z.enum(EVENTS),
  subjectId: z.string(),
  patient: z.object({ id: z.string() }).nullable(),
});

/** Follows one of one's own notifications: it is read then. Gives the place that it leads to. Fails: not_found. */
export async function openNotice(actor: Actor, id: string): Promise<string> {
  const [found] = await queryAs(actor, OWN, [actor.clinicId, actor.memberId, id]);
  if (!found) throw new AppError("not_found");
  await markRead(actor, { ids: [id] });
  return placeOf(row.parse(found)) ?? "/";
}
