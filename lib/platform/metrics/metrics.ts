import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { singleton } from "../singleton";

/** The process's Prometheus registry. */
export const metrics = () =>
  singleton("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const labels = ["route", "method", "status"] as const;
    return {
      registry,
      requests: new Counter({
        name: "http_requests_total",
        help: "Requests by route pattern, method and status",
        labelNames: labels,
        registers: [registry],
      }),
      seconds: new Histogram({
        name: "http_request_duration_seconds",
        help: "Time to answer by route pattern, method and status",
        labelNames: labels,
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
        registers: [registry],
      }),
    };
  });
