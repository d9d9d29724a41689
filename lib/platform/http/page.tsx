import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import type { z } from "zod";
import type { Actor } from "../auth/actor";
import type { Pending, Role, Session } from "../auth/sessions";
import { AppError, ERROR_STATUS, isAppError } from "../errors";
import { contextOf, requireAccess, requireActor, sessionOf, whyGone, zoneOf } from "./context";
import { record } from "./record";

type Input<P extends z.ZodType, Q extends z.ZodType> = {
  actor: Actor;
  session: Session;
  /** The zone to show times in. */
  timeZone: string;
  params: z.output<P>;
  query: z.output<Q>;
};
type PageProps = {
  params: Promise<Record<string, string | string[] | undefined>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The session of the page being rendered; read once, however many layouts and pages ask. */
export const currentSession = cache(
  async (): Promise<Session | undefined> => sessionOf(await headers()),
);

/** Where a session gets what it still lacks; without one, where it begins. */
const PLACES = {
  factor: "/sign-in/factor",
  enrolment: "/sign-in/enrolment",
  network: "/sign-in/network",
  checking: "/sign-in/checking",
};

/** The session of a signed-in page; who has none, or half of one, is sent to sign in, and back afterwards. */
export async function requireSession(): Promise<Session> {
  const session = await currentSession();
  if (session && !session.pending) return session;
  const asked = await headers();
  const path = asked.get("x-path") ?? "/";
  const place = session?.pending ? PLACES[session.pending] : "/sign-in";
  const query = new URLSearchParams(path === "/" ? {} : { next: path });
  const ended = session ? undefined : await whyGone(asked);
  if (ended) query.set("ended", ended);
  redirect(query.size === 0 ? place : `${place}?${query}`);
}

/** The session of the page on which it gets what it lacks; all others are sent where they belong. */
export async function requirePending(pending: Pending): Promise<Session> {
  const session = await currentSession();
  if (session?.pending === pending) return session;
  redirect(session ? "/" : "/sign-in");
}

/**
 * A signed-in page: session, role, parsing of the address, log, failures. A query that makes no sense is left out
 * rather than refused: an old bookmark still opens the page.
 */
export function page<P extends z.ZodType, Q extends z.ZodType>(
  definition: {
    route: string;
    roles?: readonly Role[];
    platformAdmin?: true;
    params?: P;
    query?: Q;
  },
  render: (input: Input<P, Q>) => Promise<ReactNode>,
) {
  return async function Page(props: PageProps): Promise<ReactNode> {
    const began = performance.now();
    const asked = await headers();
    const context = contextOf(asked);
    const session = await requireSession();
    let status = 200;
    try {
      const actor = requireActor(session, context);
      await requireAccess(actor, session, definition, definition.route);
      const timeZone = zoneOf(asked, session);
      return await render({ actor, session, timeZone, ...(await addressOf(definition, props)) });
    } catch (error) {
      status = statusOf(error);
      if (status === 404) notFound();
      if (status === 500) context.failure = error;
      throw error;
    } finally {
      record({ route: definition.route, method: "GET", status }, began, context, session);
    }
  };
}

/** What a page that threw answers; what redirect() throws is no failure. */
function statusOf(error: unknown): number {
  if (isAppError(error)) return ERROR_STATUS[error.code];
  const { digest } = (error ?? {}) as { digest?: unknown };
  return String(digest).startsWith("NEXT_REDIRECT") ? 307 : 500;
}

async function addressOf<P extends z.ZodType, Q extends z.ZodType>(
  definition: { params?: P; query?: Q },
  props: PageProps,
): Promise<Pick<Input<P, Q>, "params" | "query">> {
  const params = definition.params?.safeParse(await props.params);
  if (params?.success === false) throw new AppError("not_found");
  return { params: params?.data as z.output<P>, query: await queryOf(definition.query, props) };
}

async function queryOf<Q extends z.ZodType>(
  schema: Q | undefined,
  props: PageProps,
): Promise<z.output<Q>> {
  if (!schema) return undefined as z.output<Q>;
  const given = await props.searchParams;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = new Set(
    parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0])],
    ),
  );
  return schema.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key))));
}
