import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { writeOnce } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { uuid7 } from "@/lib/platform/uuid7";
import { type AuditCheck, auditCheck } from "./check-schema";
import { checkAsked } from "./jobs";
import { mayReadAudit } from "./policy";

const CHECKS = `
  SELECT c.id, ${utc("c.asked_at")} AS "askedAt", u.name AS "askedBy", ${utc("c.ended_at")} AS "endedAt", c.result
  FROM audit_checks c
  JOIN memberships m ON m.clinic_id = c.clinic_id AND m.id = c.member_id
  LEFT JOIN users u ON u.id = m.user_id
  WHERE c.clinic_id = current_clinic()`;

/** Asks a worker to walk the clinic's chain; asking is an event of the log. Once with an idempotency key. Fails: not_found (for who may not). */
export async function askCheck(actor: Actor): Promise<AuditCheck> {
  const { clinicId, memberId } = actor;
  if (!mayReadAudit(actor) || !memberId) throw new AppError("not_found");
  return writeOnce(actor, async (tx) => {
    const id = uuid7();
    await tx.auditCheck.create({ data: { clinicId, id, memberId } });
    await sendLater(tx, checkAsked, { checkId: id });
    const detail = { check: id };
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), action: "verify", part: "audit", detail }],
    });
    const rows = await tx.$queryRawUnsafe<unknown[]>(`${CHECKS} AND c.id = $1::uuid`, id);
    return auditCheck.parse(rows[0]);
  });
}

/** How far a check is. It says nothing that the log doesn't, so looking isn't audited. Fails: not_found (for who may not too). */
export async function getCheck(actor: Actor, checkId: string): Promise<AuditCheck> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  const [found] = await queryAs(actor, `${CHECKS} AND c.id = $1::uuid`, [checkId]);
  if (!found) throw new AppError("not_found");
  return auditCheck.parse(found);
}

/** The last check that anybody asked for; null where nobody did. Fails: not_found (for who may not). */
export async function lastCheck(actor: Actor): Promise<AuditCheck | null> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  const [found] = await queryAs(actor, `${CHECKS} ORDER BY c.asked_at DESC, c.id DESC LIMIT 1`, []);
  return found ? auditCheck.parse(found) : null;
}
