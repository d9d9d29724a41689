import type { ChartPart } from "@/lib/domain/patients/chart-parts";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import type { DownloadWhat } from "./parts";

/** What is asked for at once by one person; the worker is everybody's. */
export const MOST_UNFINISHED = 10;

/** What of a chart each download is, for the access log. */
export const PARTS: Record<DownloadWhat, ChartPart> = {
  "visit-summary.pdf": "notes",
  "chart-summary.pdf": "overview",
  "vitals.pdf": "vitals",
  "vitals.xlsx": "vitals",
  "vitals.csv": "vitals",
  "record.pdf": "record",
  "record.fhir": "record",
};

/** The member that somebody acts as. Fails: not_found (who belongs to no clinic has no downloads). */
export function memberOf({ memberId }: Actor): string {
  if (!memberId) throw new AppError("not_found");
  return memberId;
}
