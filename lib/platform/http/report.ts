import * as Sentry from "@sentry/nextjs";

/** Sends a bug to Sentry, where one is configured; instrumentation.ts removes everything personal on the way. */
export function report(failure: unknown, tags: Record<string, string>): void {
  Sentry.captureException(failure, { tags });
}
