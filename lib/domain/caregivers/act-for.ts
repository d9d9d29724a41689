import { meOf } from "@/lib/domain/identity/me";
import type { Me } from "@/lib/domain/identity/schema";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { renewSession } from "@/lib/platform/auth/change-session";
import type { Acting, Session } from "@/lib/platform/auth/sessions";
import { audit } from "@/lib/platform/db/audit";
import { readAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { readCared } from "./list-cared";
import { requireCarer } from "./policy";

/**
 * Goes on for a patient whom one may act for, or for oneself again, under a new session id. What it opens is asked again with
 * every look. Fails: not_found (may not, or not any more).
 */
export async function actFor(
  actor: Actor,
  session: Session,
  sessionId: string,
  caregiverId: string | null,
): Promise<{ id: string; me: Me }> {
  requireCarer(actor);
  const acting = caregiverId ? await actingBy(actor, caregiverId) : undefined;
  const patientId = acting?.patientId ?? session.acting?.patientId;
  const action = acting ? "act-for" : "act-for-self";
  const event = { ...auditedAs(actor), patientId, action, part: "caregivers", why: "caregiver" };
  await audit({ ...event, outcome: "done" });
  const id = await renewSession(sessionId, { acting }, "stay");
  if (!id) throw new AppError("unauthenticated");
  return { id, me: meOf({ ...session, acting }) };
}

async function actingBy(actor: Actor, caregiverId: string): Promise<Acting> {
  const [found] = await readCared(actor, caregiverId);
  const [row] = await readAs(
    actor,
    (tx) => tx.$queryRaw<{ patientId: string }[]>`
      SELECT patient_id AS "patientId" FROM live_caregivers
      WHERE id = ${caregiverId}::uuid AND member_id = ${actor.memberId}::uuid`,
  );
  if (found?.state !== "active" || !row) throw new AppError("not_found");
  const { patient, scopes } = found;
  return { caregiverId, patientId: row.patientId, name: patient.name, scopes };
}
