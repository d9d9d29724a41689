import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { takeChallenge } from "@/lib/platform/auth/challenge";
import { verifyPassword } from "@/lib/platform/auth/password";
import type { Session } from "@/lib/platform/auth/sessions";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { audit } from "@/lib/platform/db/audit";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { completeSession, freshSession } from "./complete-session";
import type { ProofInput } from "./factor-schema";
import { knownPasskey } from "./known-passkey";
import { ownSeed } from "./own-seed";
import type { PasskeyAnswer } from "./passkey-schema";
import { signInAccount } from "./sign-in-account";
import { takeCode } from "./take-code";
import { takeSignature } from "./take-signature";
import { noteWrongFactor } from "./tell-of-failures";

/**
 * Shows who one is by the strongest that one has: a key or a code, else the password. Gives this session's new id, which
 * counts as fresh from now, and whether that ended signing in: a key or a code makes a session whole that lacked one, a password
 * doesn't. Audited either way. Fails: invalid, unauthenticated (the session, or what it lacked, is gone).
 */
export async function proveMe(
  actor: Actor,
  session: Session,
  sessionId: string,
  input: ProofInput,
  clock: Clock = systemClock,
): Promise<{ id: string; signedIn: boolean }> {
  const { userId } = actor;
  const own = await ownSeed(userId);
  const seed = own?.isConfirmed ? own.seed : undefined;
  const keys = await readAs(actor, (tx) => tx.passkey.count({ where: { userId } }));
  const what = strongest(input, seed !== undefined || keys > 0);
  if (session.pending === "factor" && what === "password") throw new AppError("unauthenticated");
  const signsIn = session.pending !== undefined && what !== "password";
  const how =
    what === "password"
      ? await byPassword(session, input)
      : input.passkey
        ? await byKey(actor, sessionId, input.passkey)
        : await byCode(actor, seed, input, clock);
  await auditProof(actor, signsIn, what, how);
  if (!isTaken(how)) {
    if (signsIn) await noteWrongFactor(actor);
    throw refusal(what);
  }
  const id = await (what === "password"
    ? freshSession(sessionId)
    : completeSession(session, sessionId));
  return { id, signedIn: signsIn };
}

type What = "password" | "code" | "passkey";
/** How it was shown; "counter": by a key that counts backwards, which is refused. */
type How = "password" | "code" | "recovery" | "passkey" | "counter" | undefined;

const isTaken = (how: How) => how !== undefined && how !== "counter";

/** The password is asked of who has nothing else, and of nobody else. */
const strongest = ({ passkey }: ProofInput, hasFactor: boolean): What =>
  hasFactor ? (passkey ? "passkey" : "code") : "password";

const auditProof = (actor: Actor, signsIn: boolean, what: What, how: How) =>
  audit({
    ...auditedAs(actor),
    action: signsIn ? "sign-in" : "prove",
    part: what === "code" ? "factor" : what,
    why: how === "recovery" || how === "counter" ? how : undefined,
    outcome: isTaken(how) ? "done" : "refused",
  });

async function byPassword({ email, userId }: Session, { password = "" }: ProofInput): Promise<How> {
  const account = await signInAccount(email);
  const hash = account?.userId === userId ? account.passwordHash : null;
  return (await verifyPassword(hash, password)) ? "password" : undefined;
}

async function byKey(actor: Actor, sessionId: string, answer: PasskeyAnswer): Promise<How> {
  const challenge = await takeChallenge("prove", sessionId);
  const key = await knownPasskey(answer.credential);
  if (key?.userId !== actor.userId) return undefined;
  const shown = await takeSignature(actor, key, answer, challenge);
  if (shown === "counter") return shown;
  return shown === "done" ? "passkey" : undefined;
}

const byCode = (
  actor: Actor,
  seed: string | undefined,
  { code = "" }: ProofInput,
  clock: Clock,
): Promise<How> => writeAs(actor, (tx) => takeCode(tx, actor.userId, { seed, code }, clock));

function refusal(what: What): AppError {
  const message = what === "passkey" ? "passkey_refused" : `wrong_${what}`;
  return new AppError("invalid", { faults: [{ path: `$.${what}`, message }] });
}
