/** Every way in which a request can fail on purpose, with its HTTP status. Anything else is a bug and answers 500. */
export const ERROR_STATUS = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method: 405,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported_type: 415,
  invalid: 422,
  precondition_required: 428,
  rate_limited: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One thing that is wrong in the input: where (JSON path as in $.readings[0].value), and the key of its message. */
export type Fault = { path: string; message: string; values?: Record<string, string | number> };

type Detail = {
  /** Key under `errors` in messages/*.json that says what happened; the code's own when it isn't given. */
  message?: string;
  /** What the message's text names. */
  values?: Fault["values"];
  faults?: Fault[];
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
  /** What went wrong behind it: for the log, never for the caller. */
  cause?: unknown;
};

const BRAND = Symbol.for("mediconnect.app-error");

/** A failure that the caller is told about. Recognise it with `isAppError`: bundlers may load the class twice. */
export class AppError extends Error {
  readonly [BRAND] = true;
  readonly detail: Detail;

  constructor(
    readonly code: ErrorCode,
    detail: Detail = {},
  ) {
    super(code, { cause: detail.cause });
    this.detail = detail;
  }
}

/** Whether this was thrown on purpose, whichever copy of the class made it. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === "object" && error !== null && BRAND in error;
}
