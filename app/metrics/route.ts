import { metricsResponse } from "@/lib/platform/http/metrics-response";

export const dynamic = "force-dynamic";

export const GET = metricsResponse;
