import { type Actor, actorOf, auditedAs, type RequestContext } from "../auth/actor";
import { choiceIn, cookieIn, sessionCookie } from "../auth/cookie";
import { keepsOut, listsOf } from "../auth/kept-out";
import { whyEnded } from "../auth/session-gone";
import {
  type Pending,
  peekSession,
  type Role,
  type Session,
  touchSession,
  type WhyEnded,
} from "../auth/sessions";
import { wantsFactor } from "../auth/wanted-factor";
import { clinicFacts } from "../clinic-facts";
import { audit } from "../db/audit";
import { env } from "../env";
import { AppError } from "../errors";
import { acceptedLocale, isLocale, LOCALE_COOKIE, type Locale } from "../i18n/locale";
import { isZone, ZONE_COOKIE } from "../i18n/zone";
import { uuid7 } from "../uuid7";
import { sayUnavailable } from "./node-server";

/** What is known of a request before anything else: its id, where it comes from, and its session's id. */
export function contextOf(headers: Headers): RequestContext {
  return {
    id: uuid7(),
    address: addressOf(headers),
    device: headers.get("user-agent")?.slice(0, 200) ?? undefined,
    looks: new Map(),
  };
}

/** The caller's address: the socket's (node-server.ts writes it), or what the nearest proxy says. */
export function addressOf(headers: Headers): string {
  const forwarded =
    headers
      .get("x-forwarded-for")
      ?.split(",")
      .map((part) => part.trim()) ?? [];
  return (env().TRUST_PROXY ? forwarded.at(-1) : forwarded[0]) ?? "unknown";
}

/** The session of these headers; polling says `x-background: 1` and doesn't keep it alive. Fails: unavailable without Redis. */
export async function sessionOf(headers: Headers, quietly = false): Promise<Session | undefined> {
  const id = cookieIn(headers.get("cookie"), sessionCookie());
  if (!id) return undefined;
  const read = quietly || headers.get("x-background") ? peekSession : touchSession;
  try {
    const session = await read(id);
    return session && (await withFacts(session, addressOf(headers)));
  } catch {
    sayUnavailable(headers);
    throw new AppError("unavailable", { retryAfter: 5 });
  }
}

/** Whether a session goes on, and lacks nothing by now, for who came with these headers. Fails without Redis. */
export async function isWhole(id: string, headers: Headers): Promise<boolean> {
  const session = await peekSession(id);
  if (!session) return false;
  return (await withFacts(session, addressOf(headers))).pending === undefined;
}

/** Why these headers' session was ended, where somebody else did it or its person began too many others. */
export async function whyGone(headers: Headers): Promise<WhyEnded | undefined> {
  const id = cookieIn(headers.get("cookie"), sessionCookie());
  return id === undefined ? undefined : whyEnded(id);
}

/** Tells who lost their session so. Fails: unauthenticated (why). */
export async function tellWhyGone(session: Session | undefined, headers: Headers): Promise<void> {
  const message = session ? undefined : await whyGone(headers);
  if (message) throw new AppError("unauthenticated", { message });
}

/** The session with its clinic as it is now, not as it was at sign-in; it says so where one may not come from this address. */
async function withFacts(session: Session, address: string): Promise<Session> {
  const facts = await clinicFacts(session.clinicId).catch(() => undefined);
  if (!facts) return session.waits ? { ...session, pending: "checking" } : session;
  const { name: clinicName, locale: clinicLocale, timeZone } = facts;
  const weak = session.byPasswordAlone && wantsFactor(facts, session.role);
  const lacks = session.pending ?? (session.waits ? "checking" : weak ? "enrolment" : undefined);
  const pending = keepsOut(listsOf(facts), session.role, address) ? "network" : lacks;
  return { ...session, clinicName, clinicLocale, timeZone, pending };
}

/** The actor of a request; a session that lacks something acts only in what names it. Fails: unauthenticated. */
export function requireActor(
  session: Session | undefined,
  context: RequestContext,
  pending: readonly Pending[] = [],
): Actor {
  if (!session) throw new AppError("unauthenticated");
  if (session.pending && !pending.includes(session.pending))
    throw new AppError("unauthenticated", { message: `${session.pending}_required` });
  return actorOf(session, context);
}

type Access = { roles?: readonly Role[]; platformAdmin?: true };

/** Whoever lacks the role for a `place` learns nothing of what is there; that they asked is on record. Fails: not_found. */
export async function requireAccess(
  actor: Actor,
  session: Session | undefined,
  { roles, platformAdmin }: Access,
  place: string,
): Promise<void> {
  const hasRole = !roles || roles.some((role) => role === session?.role);
  if (hasRole && (!platformAdmin || session?.platformAdmin)) return;
  await audit({ ...auditedAs(actor), action: "denied", why: place, outcome: "refused" });
  throw new AppError("not_found");
}

/** The reader's language: their own choice, the clinic's, then what the browser asks for. */
export function localeOf(headers: Headers, session: Session | undefined): Locale {
  if (session) return session.locale ?? session.clinicLocale;
  const chosen = choiceIn(headers, LOCALE_COOKIE);
  return isLocale(chosen) ? chosen : acceptedLocale(headers.get("accept-language"));
}

/** The zone that times are shown in: the person's own choice, their browser's, the clinic's. */
export function zoneOf(headers: Headers, session: Session): string {
  const ofBrowser = choiceIn(headers, ZONE_COOKIE);
  return session.ownTimeZone ?? (isZone(ofBrowser) ? ofBrowser : session.timeZone);
}

/** The id of the session of these headers. Fails: unauthenticated. */
export function sessionIdOf(headers: Headers): string {
  const id = cookieIn(headers.get("cookie"), sessionCookie());
  if (!id) throw new AppError("unauthenticated");
  return id;
}
