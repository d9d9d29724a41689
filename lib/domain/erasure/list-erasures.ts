import { z } from "zod";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { answerBy, planOf } from "./plan";
import { requireAnswerer } from "./policy";
import { type ErasurePage, erasureRequest, type ListErasuresQuery } from "./schema";

const FIRST = "00000000-0000-0000-0000-000000000000";
const WAITING = `
  SELECT r.id, u.name, u.email, ${utc("r.asked_at")} AS "askedAt", r.member_id = $3::uuid AS "isOwn", r.version, m.role,
    EXISTS (SELECT FROM patients p WHERE p.clinic_id = m.clinic_id AND p.member_id = m.id) AS "hasChart"
  FROM erasure_requests r JOIN memberships m ON m.clinic_id = r.clinic_id AND m.id = r.member_id JOIN users u ON u.id = m.user_id
  WHERE r.clinic_id = current_clinic() AND r.outcome IS NULL AND r.id > $1::uuid ORDER BY r.id LIMIT $2`;
const row = erasureRequest
  .omit({ answerBy: true, plan: true })
  .extend({ role: erasureRequest.shape.plan.shape.role, hasChart: z.boolean() });

/** Who asked for their account to be erased and waits, the longest first. Fails: not_found (for who may not), malformed. */
export async function listErasures(
  actor: Actor,
  { limit, cursor }: ListErasuresQuery,
): Promise<ErasurePage> {
  requireAnswerer(actor);
  const [after = FIRST] = cursor ? decodeCursor(cursor, ["uuid"]) : [];
  const found = await queryAs(actor, WAITING, [after, limit + 1, actor.memberId]);
  await audit({ ...auditedAs(actor), action: "list", part: "erasures", outcome: "done" });
  const items = await Promise.all(
    found.slice(0, limit).map(async (one) => {
      const { role, hasChart, ...request } = row.parse(one);
      const plan = await planOf(actor.clinicId, { role, hasChart }, new Date());
      return { ...request, answerBy: answerBy(new Date(request.askedAt)), plan };
    }),
  );
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? encodeCursor([last.id]) : null };
}
