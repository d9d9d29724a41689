import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "../env";
import { metrics } from "../metrics/metrics";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Prometheus' text for who has METRICS_TOKEN; for everyone else, and where none is set, there is nothing here. */
export async function metricsResponse(request: Request): Promise<Response> {
  const token = env().METRICS_TOKEN;
  const given = request.headers.get("authorization") ?? "";
  if (!token || !timingSafeEqual(digest(given), digest(`Bearer ${token}`))) {
    return new Response(null, { status: 404 });
  }
  const { registry } = metrics();
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType },
  });
}
