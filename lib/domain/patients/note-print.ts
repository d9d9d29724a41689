import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { readAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import type { ChartPart } from "./chart-parts";
import { forChart } from "./door";
import { auditRefusal, open } from "./with-chart";

const REGISTER: readonly ChartPart[] = ["identity", "care", "access"];

/** Writes down that somebody had their browser print a part of a chart. Fails: not_found. */
export async function notePrint(
  actor: Actor,
  patientId: string,
  part: ChartPart,
): Promise<Record<string, never>> {
  // An administrator has the register alone.
  const role = actor.role === "admin" && REGISTER.includes(part) ? "registrar" : actor.role;
  const entry = { actor, patientId, part, role } as const;
  const chart = await readAs(forChart(entry), (tx) => open(tx, entry));
  if (!chart) {
    await auditRefusal(actor, patientId, part, "print");
    throw new AppError("not_found");
  }
  const { why } = chart;
  await audit({ ...auditedAs(actor), patientId, action: "print", part, why, outcome: "done" });
  return {};
}
