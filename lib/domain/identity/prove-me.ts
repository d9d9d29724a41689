import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { proveSession, renewSession } from "@/lib/platform/auth/change-session";
import { verifyPassword } from "@/lib/platform/auth/password";
import { endOldest } from "@/lib/platform/auth/session-list";
import type { Session } from "@/lib/platform/auth/sessions";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { audit } from "@/lib/platform/db/audit";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import type { ProofInput } from "./factor-schema";
import { ownSeed } from "./own-seed";
import { signInAccount } from "./sign-in-account";
import { takeCode } from "./take-code";

/**
 * Shows who one is by the strongest that one has: a code, else the password. Completes a sign-in that lacked it, under a
 * new id, which it gives; else this session counts as fresh from now. Audited either way. Fails: invalid, unauthenticated
 * (the session, or what it lacked, is gone).
 */
export async function proveMe(
  actor: Actor,
  session: Session,
  sessionId: string,
  input: ProofInput,
  clock: Clock = systemClock,
): Promise<string | undefined> {
  const own = await ownSeed(actor.userId);
  const seed = own?.isConfirmed ? own.seed : undefined;
  if (session.pending && seed === undefined) throw new AppError("unauthenticated");
  const how =
    seed === undefined ? await byPassword(session, input) : await byCode(actor, seed, input, clock);
  await auditProof(actor, session, seed === undefined ? "password" : "factor", how);
  if (!how) throw refusal(seed === undefined ? "password" : "code");
  if (session.pending) return complete(session, sessionId);
  await proveSession(sessionId);
  return undefined;
}

/** The new id of a session that now lacks nothing. */
async function complete(session: Session, sessionId: string): Promise<string> {
  const now = Date.now();
  const whole = { pending: undefined, startedAt: now, provenAt: now };
  const id = await renewSession(sessionId, whole, "stay");
  if (!id) throw new AppError("unauthenticated");
  await endOldest(session, id);
  return id;
}

type How = "password" | "code" | "recovery" | undefined;

const auditProof = (actor: Actor, { pending }: Session, part: string, how: How) =>
  audit({
    ...auditedAs(actor),
    action: pending ? "sign-in" : "prove",
    part,
    why: how === "recovery" ? "recovery" : undefined,
    outcome: how ? "done" : "refused",
  });

async function byPassword({ email, userId }: Session, { password = "" }: ProofInput): Promise<How> {
  const account = await signInAccount(email);
  const hash = account?.userId === userId ? account.passwordHash : null;
  return (await verifyPassword(hash, password)) ? "password" : undefined;
}

const byCode = (actor: Actor, seed: string, { code = "" }: ProofInput, clock: Clock) =>
  writeAs(actor, (tx) => takeCode(tx, actor.userId, { seed, code }, clock));

function refusal(what: "code" | "password"): AppError {
  const message = what === "code" ? "wrong_code" : "wrong_password";
  return new AppError("invalid", { faults: [{ path: `$.${what}`, message }] });
}
