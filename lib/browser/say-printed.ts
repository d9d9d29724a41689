import { PRINTED_PARTS } from "@/lib/domain/patients/parts";
import { api } from "./api";

type Part = (typeof PRINTED_PARTS)[number];

/** Sections whose name isn't that of their part. */
const OTHERWISE: Record<string, Part> = {
  ...{ labs: "observations", person: "identity", summaries: "notes" },
  ...{ home: "overview", record: "timeline" },
};

/** The chart and its part that a page shows; undefined for what isn't one. `own`: of whoever reads their own. */
export function chartOf(path: string, own: string | null): { id: string; part: Part } | undefined {
  const [first = "", second = "", third = ""] = path.split("/").slice(1);
  const id = first === "patients" ? second : own;
  const isRecord = first === "record" && second !== "";
  const section = first === "patients" ? third || "home" : isRecord ? second : first;
  const part = OTHERWISE[section] ?? PRINTED_PARTS.find((one) => one === section);
  return id && /^[0-9a-f-]{36}$/.test(id) && part ? { id, part } : undefined;
}

/** Says that this page is being printed. Nobody can hinder paper: without a connection it isn't written down. */
export function sayPrinted(own: string | null): void {
  const chart = chartOf(window.location.pathname, own);
  if (!chart) return;
  const call = { method: "POST", body: { part: chart.part } } as const;
  void api(`/patients/${chart.id}/prints`, call).catch(() => {});
}
