import type { z } from "zod";
import type { Actor, RequestContext } from "../auth/actor";
import { requireFresh } from "../auth/fresh";
import type { Session } from "../auth/sessions";
import { AppError, isAppError } from "../errors";
import { readBody, requireSameOrigin } from "./body";
import {
  contextOf,
  localeOf,
  requireAccess,
  requireActor,
  sessionOf,
  tellWhyGone,
} from "./context";
import type { Operation } from "./operation";
import { bug, DATA, faultsOf, problem } from "./problem";
import { limitRequest } from "./rate-limit";
import { record } from "./record";

type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  actor: Actor;
  session: Session;
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  /** The version of If-Match; 0 where the operation needs none. */
  version: number;
  request: Request;
  /** Headers to send with the answer: a cookie, say. */
  answerHeaders: Headers;
};
type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * A route handler of the API: session, origin, rate limit, parsing, idempotency key, version, log, metrics and problem
 * documents, once for all. The handler gets what was parsed and answers a plain object, or a Response of its own.
 */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  handle: (input: Input<P, Q, B>) => Promise<unknown>,
) {
  return async (request: Request, next: NextContext): Promise<Response> => {
    const began = performance.now();
    const context = contextOf(request.headers);
    let session: Session | undefined;
    let response: Response;
    try {
      session = await sessionOf(request.headers, operation.stream);
      const input = await readInput(operation, request, next, session, context);
      response = answer(operation, await handle(input), context, input.answerHeaders);
    } catch (error) {
      response = failure(error, localeOf(request.headers, session), context);
    }
    record(
      { route: operation.path, method: request.method, status: response.status },
      began,
      context,
      session,
    );
    return response;
  };
}

async function readInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  request: Request,
  next: NextContext,
  session: Session | undefined,
  context: RequestContext,
): Promise<Input<P, Q, B>> {
  await limitRequest(session?.userId ?? context.address ?? "unknown");
  const changes = request.method !== "GET" && request.method !== "HEAD";
  if (changes) requireSameOrigin(request);
  await tellWhyGone(session, request.headers);
  const actor = requireActor(session, context, operation.pending);
  await requireAccess(actor, session, operation, `${request.method} ${operation.path}`);
  if (operation.stepUp && session) requireFresh(session);
  // What cannot be an id cannot exist: the same answer as for what isn't there.
  const params = operation.params?.safeParse(await next.params);
  if (params?.success === false) throw new AppError("not_found");
  const query = operation.query && parse(operation.query, queryOf(request), "$query");
  const raw = operation.body ? await readBody(request) : undefined;
  const body = operation.body && parse(operation.body, raw?.json, "$");
  const version = operation.ifMatch ? versionOf(request) : 0;
  if (operation.idempotent) context.idempotency = keyOf(request, raw?.text ?? "", operation.status);
  return {
    actor,
    session: session as Session,
    params: params?.data as z.output<P>,
    query: query as z.output<Q>,
    body: body as z.output<B>,
    version,
    request,
    answerHeaders: new Headers(),
  };
}

function parse<T extends z.ZodType>(schema: T, value: unknown, root: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid", { faults: faultsOf(parsed.error, root) });
}

function queryOf(request: Request): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  const { searchParams } = new URL(request.url);
  for (const key of new Set(searchParams.keys())) {
    const values = searchParams.getAll(key);
    query[key] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return query;
}

function versionOf(request: Request): number {
  const header = request.headers.get("if-match");
  if (header === null) throw new AppError("precondition_required");
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header);
  if (!match) throw new AppError("stale");
  return Number(match[1]);
}

/** The Idempotency-Key, with what it must come with again: method, path and body. Fails: malformed. */
function keyOf(request: Request, text: string, status = 200): RequestContext["idempotency"] {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new AppError("malformed", { message: "bad_idempotency_key" });
  return { key, body: `${request.method} ${new URL(request.url).pathname}\n${text}`, status };
}

function answer(
  operation: Operation,
  result: unknown,
  context: RequestContext,
  headers: Headers,
): Response {
  if (result instanceof Response) return result;
  const own = { "content-type": "application/json", ...DATA, "x-request-id": context.id };
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  const version = (result as { version?: unknown } | null)?.version;
  if (typeof version === "number") headers.set("etag", `"${version}"`);
  const body = typeof result === "string" ? result : JSON.stringify(result);
  return new Response(body, { status: operation.status ?? 200, headers });
}

function failure(error: unknown, locale: "es" | "en", context: RequestContext): Response {
  if (isAppError(error)) return problem(error, locale, context.id);
  context.failure = error;
  return bug(locale, context.id);
}
