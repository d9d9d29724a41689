import { sayEnded } from "./session-ended";
import { askForProof } from "./step-up";

/** One thing that the server found wrong: where and why, in the reader's language. */
export type ProblemFault = { path: string; code: string; message: string };

const BRAND = Symbol.for("mediconnect.problem");

/** What the API answered instead of what was asked (RFC 9457). */
export class Problem extends Error {
  readonly [BRAND] = true;
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string | undefined,
    readonly faults: ProblemFault[],
    /** What happened, more closely than the code. */
    readonly reason?: string,
  ) {
    super(title);
  }
}

export const isProblem = (error: unknown): error is Problem =>
  typeof error === "object" && error !== null && BRAND in error;

/** Why something failed, in words: the first fault's, else what happened; `offline` when nothing was answered. */
export const whyOf = (error: unknown, offline: string): string =>
  isProblem(error) ? (error.faults[0]?.message ?? error.detail ?? error.title) : offline;

type Call = {
  method?: "POST" | "PATCH" | "DELETE";
  body?: unknown;
  version?: number;
  idempotencyKey?: string;
  /** A refetch that nobody asked for: it doesn't keep the session alive. */
  background?: boolean;
};

/**
 * Calls /api/v1; what asks for a new proof of who it is is called again once the person gave it. Fails with a Problem, or a
 * TypeError when there is no connection.
 */
export async function api<T>(path: string, call: Call = {}): Promise<T> {
  const headers: Record<string, string> = {};
  if (call.body !== undefined) headers["content-type"] = "application/json";
  if (call.version !== undefined) headers["if-match"] = `"${call.version}"`;
  if (call.idempotencyKey) headers["idempotency-key"] = call.idempotencyKey;
  if (call.background) headers["x-background"] = "1";
  const askedAt = performance.now();
  const response = await fetch(`/api/v1${path}`, {
    method: call.method ?? "GET",
    headers,
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
  });
  if (response.ok) return (await response.json()) as T;
  if (response.status === 401) sayEnded(askedAt);
  const problem = await problemOf(response);
  if (problem.reason === "step_up" && (await askForProof())) return api(path, call);
  throw problem;
}

async function problemOf(response: Response): Promise<Problem> {
  const isDocument = response.headers.get("content-type")?.includes("problem+json");
  const document = isDocument ? await response.json() : {};
  const { code = "bug", title = response.statusText, detail, errors = [], reason } = document;
  return new Problem(response.status, code, title, detail, errors, reason);
}
