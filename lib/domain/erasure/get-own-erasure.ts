import type { Actor } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { readAs } from "@/lib/platform/db/scope";
import { obstacleTo } from "./obstacle";
import { answerBy, planOf } from "./plan";
import { type OwnErasure, ownErasure } from "./schema";

/** What erasing one's own account in this clinic would do, and what came of the last time that one asked. */
export async function getOwnErasure(
  actor: Actor,
  { clinics, role, memberId, platformAdmin }: Session,
): Promise<OwnErasure> {
  const { clinicId } = actor;
  const { obstacle, last } = await readAs(actor, async (tx) => ({
    obstacle: await obstacleTo(tx, { memberId, role, platformAdmin }),
    last: await tx.erasureRequest.findFirst({
      where: { clinicId, memberId },
      orderBy: { id: "desc" },
    }),
  }));
  const plan = await planOf(clinicId, { role, hasChart: actor.patientId !== null }, new Date());
  const staysIn = clinics.filter(({ id }) => id !== clinicId).map(({ name }) => name);
  const request = last && {
    askedAt: last.askedAt.toISOString(),
    answerBy: answerBy(last.askedAt),
    outcome: last.outcome,
    reason: last.reason,
  };
  return ownErasure.parse({ plan, staysIn, obstacle, request });
}
