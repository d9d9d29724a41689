import type { RequestContext } from "../auth/actor";
import type { Session } from "../auth/sessions";
import { log } from "../log/log";
import { metrics } from "../metrics/metrics";
import { report } from "./report";

type Labels = { route: string; method: string; status: number };

/** One log line and two metrics for a request: pattern, status, duration, ids. No names, bodies or query strings. */
export function record(
  labels: Labels,
  began: number,
  context: RequestContext,
  session: Session | undefined,
): void {
  const ms = performance.now() - began;
  const { requests, seconds } = metrics();
  const named = { ...labels, status: String(labels.status) };
  requests.inc(named);
  seconds.observe(named, ms / 1000);
  const line = {
    requestId: context.id,
    ...labels,
    ms: Math.round(ms * 10) / 10,
    userId: session?.userId,
    clinicId: session?.clinicId,
  };
  if (context.failure === undefined) {
    log().info(line, "request");
    return;
  }
  log().error({ ...line, ...causeOf(context.failure) }, "request failed");
  void report(context.failure, { requestId: context.id, route: labels.route });
}

/** Kind and place of a bug. Not its message: a database's message can quote the row. */
function causeOf(failure: unknown): { kind: string; stack?: string } {
  if (!(failure instanceof Error)) return { kind: typeof failure };
  const frames = failure.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { kind: failure.name, stack: frames?.slice(0, 6).join("\n") };
}
