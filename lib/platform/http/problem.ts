import type { z } from "zod";
import { type AppError, ERROR_STATUS, type ErrorCode, type Fault } from "../errors";
import type { Locale } from "../i18n/locale";
import { errorText } from "../i18n/translator";

/** What must never be kept by a cache that several people share, or shown again after sign-out. */
export const PERSONAL = { "cache-control": "private, no-store" };
/** What goes with every answer in JSON: opened as a page, it loads nothing and stands in no other page. */
export const DATA = {
  ...PERSONAL,
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

type Translate = (key: never, values?: never) => string;

/** RFC 9457: what happened, in the reader's language, and each fault with its JSON path. */
export function problem(error: AppError, locale: Locale, requestId: string): Response {
  const t = errorText(locale) as unknown as Translate;
  const { code, detail } = error;
  return respond(code, requestId, detail.retryAfter, {
    title: t(code as never),
    detail: detail.message ? t(detail.message as never, detail.values as never) : undefined,
    reason: detail.message,
    errors: detail.faults?.map(({ path, message, values }) => ({
      path,
      code: message,
      message: t(`faults.${message}` as never, values as never),
    })),
  });
}

/** The answer to a bug: nothing of it, only the id to find it by. */
export function bug(locale: Locale, requestId: string): Response {
  const t = errorText(locale) as unknown as Translate;
  const body = {
    type: "about:blank",
    title: t("bug" as never),
    status: 500,
    code: "bug",
    requestId,
  };
  return json(500, body, { "x-request-id": requestId });
}

function respond(code: ErrorCode, requestId: string, retryAfter: number | undefined, body: object) {
  const status = ERROR_STATUS[code];
  const headers: Record<string, string> = { "x-request-id": requestId };
  if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
  return json(status, { type: "about:blank", status, code, requestId, ...body }, headers);
}

function json(status: number, body: object, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", ...DATA, ...headers },
  });
}

/** Zod's issues as faults: where, and the key of the message (the schema's own, else the kind of the issue). */
export function faultsOf(error: z.ZodError, root = "$"): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    const path = pathOf(issue.path, root);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: `${path}.${key}`, message: "unknown_field" }));
    }
    return [{ path, ...messageOf(issue) }];
  });
}

const pathOf = (path: PropertyKey[], root: string) =>
  path.reduce<string>(
    (text, part) => text + (typeof part === "number" ? `[${part}]` : `.${String(part)}`),
    root,
  );

const OWN_MESSAGE = /^[a-z][a-z_]*$/;

function messageOf(issue: z.core.$ZodIssue): Pick<Fault, "message" | "values"> {
  const values = "params" in issue ? (issue.params as Fault["values"]) : undefined;
  if (OWN_MESSAGE.test(issue.message)) return { message: issue.message, values };
  switch (issue.code) {
    case "invalid_type":
      return {
        message: issue.message.endsWith("received undefined") ? "required" : "wrong_type",
        values: { expected: issue.expected },
      };
    case "too_big":
      return { message: "too_big", values: { limit: Number(issue.maximum) } };
    case "too_small":
      return { message: "too_small", values: { limit: Number(issue.minimum) } };
    case "invalid_value":
      return { message: "not_allowed", values: { allowed: issue.values.join(", ") } };
    default:
      return { message: "bad_format" };
  }
}
