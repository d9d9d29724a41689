import type { ErrorEvent } from "@sentry/nextjs";
import { env } from "../env";

/** Starts Sentry where SENTRY_DSN is set. Its code is not even loaded elsewhere: it costs memory and start time. */
export async function startReporting(): Promise<void> {
  const dsn = env().SENTRY_DSN;
  if (!dsn) return;
  const Sentry = await import("@sentry/nextjs");
  Sentry.init({
    dsn,
    tracesSampleRate: 0,
    maxBreadcrumbs: 0,
    beforeSend: withoutPersons,
  });
}

/** Sends a bug to Sentry, where one is configured. Resolves when it is on its way. */
export async function report(failure: unknown, tags: Record<string, string>): Promise<void> {
  if (!env().SENTRY_DSN) return;
  const Sentry = await import("@sentry/nextjs");
  Sentry.captureException(failure, { tags });
}

/**
 * What leaves the house: kind and place of the bug. No body, cookie, header, query string, user or local variable, and
 * no message, for a database quotes the row in its own.
 */
function withoutPersons(event: ErrorEvent): ErrorEvent {
  const { event_id, timestamp, platform, level, environment, release, tags } = event;
  return {
    type: undefined,
    event_id,
    timestamp,
    platform,
    level,
    environment,
    release,
    tags,
    exception: {
      values: event.exception?.values?.map(({ type, stacktrace, mechanism }) => ({
        type,
        mechanism: mechanism && { type: mechanism.type, handled: mechanism.handled },
        stacktrace: {
          frames: stacktrace?.frames?.map(
            ({ filename, function: name, lineno, colno, in_app }) => ({
              filename,
              function: name,
              lineno,
              colno,
              in_app,
            }),
          ),
        },
      })),
    },
  };
}
