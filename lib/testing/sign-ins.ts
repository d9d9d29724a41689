import { TOTP } from "otpauth";
import { checkCredentials } from "@/lib/domain/identity/check-credentials";
import { makeToken } from "@/lib/domain/identity/reset-token";
import { signInAccount } from "@/lib/domain/identity/sign-in-account";
import { makeInvitationToken } from "@/lib/domain/invitations/invitation-token";
import { actorOf, type RequestContext } from "@/lib/platform/auth/actor";
import { amendSessions } from "@/lib/platform/auth/change-session";
import { cookieIn, sessionCookie } from "@/lib/platform/auth/cookie";
import { createSession, indexKey, KEPT_SECONDS, peekSession } from "@/lib/platform/auth/sessions";
import { systemClock } from "@/lib/platform/clock";
import { NOBODY, writeAs } from "@/lib/platform/db/scope";
import { sessionOf } from "@/lib/platform/http/context";
import { redis } from "@/lib/platform/redis/redis";
import { uuid7 } from "@/lib/platform/uuid7";

export const FROM: RequestContext = {
  id: "01930000-0000-7000-8000-000000000000",
  address: "192.0.2.7",
  device: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  looks: new Map(),
};

/** Signs in by the password, as the route does; what the session still lacks, it lacks. */
export async function signInAs({ email, password }: { email: string; password: string }) {
  const signedIn = await checkCredentials(email, password, FROM);
  const id = signedIn && (await createSession(signedIn.data, signedIn.epoch));
  return id ? sessionAt(id) : undefined;
}

/** The same of somebody who gets in. */
export async function signedInAs(account: { email: string; password: string }) {
  const at = await signInAs(account);
  if (!at) throw new Error("no session");
  return at;
}

/** The session of an id, with its actor; undefined once it has ended. */
export async function sessionAt(id: string) {
  const session = await peekSession(id);
  return session && { id, session, actor: actorOf(session, FROM) };
}

/** What a request with this session lacks now. */
export const standingOf = async (id: string) =>
  (await sessionOf(new Headers({ cookie: `${sessionCookie()}=${id}` })))?.pending ?? "whole";

/** What an app with this key shows, so many half minutes from now. */
export const codeOf = (key: string, at = new Date()) =>
  new TOTP({ secret: key }).generate({ timestamp: at.getTime() });

/** Gives somebody an app that shows codes, which nobody has any more. */
export async function loseApp(clinicId: string, userId: string): Promise<void> {
  const data = [{ userId, seed: "lost", confirmedAt: new Date() }];
  await writeAs({ clinicId, userId }, (tx) => tx.authenticator.createMany({ data }));
}

/** Makes every proof of a person ten minutes old, as if they had signed in then. */
export async function ageProofs(userId: string): Promise<void> {
  for (const key of await redis().smembers(indexKey(userId))) {
    const stored = JSON.parse((await redis().get(key)) ?? "{}");
    const provenAt = Date.now() - 10 * 60_000;
    await redis().set(key, JSON.stringify({ ...stored, provenAt }), "KEEPTTL", "XX");
  }
}

/** Makes the last act of a person's sessions so long ago. */
export async function ageSessions(userId: string, idleMs: number): Promise<void> {
  for (const key of await redis().smembers(indexKey(userId)))
    await redis().pexpire(key, KEPT_SECONDS * 1000 - idleMs);
}

/** The token of a link to a new password, as a mail would bring it. */
export async function resetTokenOf(clinicId: string, email: string): Promise<string> {
  const account = await signInAccount(email);
  if (!account) throw new Error("no account");
  const scope = { clinicId, userId: account.userId };
  const [id, expiresAt] = [uuid7(), new Date(Date.now() + 30 * 60_000)];
  await writeAs(scope, (tx) =>
    tx.passwordReset.createMany({ data: [{ userId: account.userId, id, expiresAt }] }),
  );
  return (await makeToken(scope, id, systemClock)) ?? "";
}

/** An invitation of a clinic by one of its members, with the token that its mail would bring. */
export async function inviteByHand(clinicId: string, invitedById: string, email?: string) {
  const id = uuid7();
  const asked = {
    email: email ?? `${id}@example.test`,
    name: "Ana Prueba",
    role: "nurse" as const,
  };
  const expiresAt = new Date(Date.now() + 60 * 60_000);
  const scope = { clinicId, userId: NOBODY };
  await writeAs(scope, (tx) =>
    tx.invitation.createMany({ data: [{ clinicId, id, ...asked, invitedById, expiresAt }] }),
  );
  return { id, token: (await makeInvitationToken(scope, id, systemClock)) ?? "" };
}

/** Makes the proofs of the sessions of these cookies as new as if they had just been given. */
export async function keepFresh(cookies: string[]): Promise<void> {
  for (const cookie of cookies) {
    const id = cookieIn(cookie, sessionCookie()) ?? "";
    const session = await peekSession(id);
    if (session) await amendSessions(session.userId, { provenAt: Date.now() });
  }
}
