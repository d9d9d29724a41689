import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { renewSession } from "@/lib/platform/auth/change-session";
import { type Session, signInEpoch } from "@/lib/platform/auth/sessions";
import { audit } from "@/lib/platform/db/audit";
import { AppError } from "@/lib/platform/errors";
import { meOf } from "./me";
import type { Me } from "./schema";
import { pendingFor, sessionData } from "./session-data";
import { signInAccount } from "./sign-in-account";

/**
 * Moves this session to another clinic of the person, under a new id; both clinics log it. Where that clinic wants a second
 * factor and the person has none, it is set up next. Fails: not_found, for a clinic that isn't there, isn't theirs, or
 * suspended them, alike.
 */
export async function switchClinic(
  actor: Actor,
  session: Session,
  sessionId: string,
  clinicId: string,
): Promise<{ id: string; me: Me }> {
  const epoch = await signInEpoch(actor.userId); // before the membership: a suspension after it is noticed
  const account = await signInAccount(session.email);
  const member = account?.memberships.find(
    (one) => one.clinicId === clinicId && one.state === "active",
  );
  if (account?.userId !== actor.userId || !member) throw new AppError("not_found");
  const { startedAt, provenAt, from, byPasswordAlone = false } = session;
  const lacks = await pendingFor(account, member);
  // Who has a factor showed it when this session began.
  const pending = lacks === "enrolment" ? lacks : undefined;
  const kept = pending ? { startedAt: Date.now(), provenAt } : { startedAt, provenAt };
  const here = { acting: undefined, pending, from, byPasswordAlone };
  const moved = { ...(await sessionData(account, member)), ...kept, ...here };
  const event = { ...auditedAs(actor), action: "switch-clinic", outcome: "done" } as const;
  await Promise.all([
    audit({ ...event, part: "left" }),
    audit({ ...event, clinicId, part: "entered" }),
  ]);
  const id = await renewSession(sessionId, moved, "stay", epoch);
  if (!id) throw new AppError("unauthenticated");
  return { id, me: meOf(moved) };
}
