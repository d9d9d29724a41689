import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { lastAuditState } from "../audit/state";
import { lastState, oldestSeconds } from "../jobs/state";
import { singleton } from "../singleton";

/** The process's Prometheus registry. */
export const metrics = () =>
  singleton("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    measureQueues(registry);
    measureAudit(registry);
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

/** Asked of Redis at each scrape: every web process says the same of the queues. */
function measureQueues(registry: Registry): void {
  const jobs: Gauge = new Gauge({
    name: "jobs",
    help: "Jobs by queue and state, as a worker told last",
    labelNames: ["queue", "state"],
    registers: [registry],
    collect: async () => {
      jobs.reset();
      const state = await lastState().catch(() => undefined);
      for (const { name: queue, waiting, running, delayed, failed } of state?.queues ?? [])
        for (const [name, count] of Object.entries({ waiting, running, delayed, failed }))
          jobs.set({ queue, state: name }, count);
    },
  });
  const oldest: Gauge = new Gauge({
    name: "jobs_oldest_seconds",
    help: "How long the oldest undone work has waited",
    registers: [registry],
    collect: async () => {
      const state = await lastState().catch(() => undefined);
      if (state) oldest.set(oldestSeconds(state, Date.now()));
    },
  });
}

/** How far the seals of the audit log and their heads are, as the worker told last. */
function measureAudit(registry: Registry): void {
  const audit: Gauge = new Gauge({
    name: "audit_log",
    help: "Of the audit log: events without a seal, age of the oldest in seconds, clinics whose signed head is behind or of another chain",
    labelNames: ["what"],
    registers: [registry],
    collect: async () => {
      audit.reset();
      const state = await lastAuditState().catch(() => undefined);
      if (!state) return;
      audit.set({ what: "unsealed" }, state.unsealed);
      audit.set({ what: "oldest_seconds" }, Math.round(state.oldestMs / 1000));
      audit.set({ what: "heads_behind" }, state.headsBehind);
      audit.set({ what: "heads_broken" }, state.headsBroken);
    },
  });
}
