import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { writeAs } from "@/lib/platform/db/scope";
import { onceFor } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import type { ChartPart } from "./chart-parts";
import { forChart } from "./door";
import { auditRefusal, type Chart, open } from "./with-chart";

/**
 * The door for what is asked of a chart and changes nothing in it: the right to it is checked, the asking is written down
 * in one transaction, and audited as a look. With an idempotency key once. Fails: not_found.
 */
export async function askOfChart<T>(
  actor: Actor,
  patientId: string,
  part: ChartPart,
  work: (chart: Chart) => Promise<T>,
): Promise<T> {
  const key = actor.request?.idempotency;
  const entry = { actor, patientId, part, role: actor.role };
  const done = await writeAs(forChart(entry), async (tx) => {
    const chart = await open(tx, entry);
    if (!chart) return undefined;
    const { why } = chart;
    await audit({ ...auditedAs(actor), patientId, action: "read", part, why, outcome: "done" });
    return { result: key ? await onceFor(tx, key, () => work(chart)) : await work(chart) };
  });
  if (done) return done.result;
  await auditRefusal(actor, patientId, part, "read");
  throw new AppError("not_found");
}
