import { writeChartSummary } from "@/lib/domain/downloads/write-chart-summary";
import type { Writer, Writers } from "@/lib/domain/downloads/write-download";
import { writeRecord } from "@/lib/domain/downloads/write-record";
import { writeVisitSummary } from "@/lib/domain/downloads/write-visit-summary";
import { writeVitalsReport } from "@/lib/domain/downloads/write-vitals-report";
import { writeVitalsCsv, writeVitalsXlsx } from "@/lib/domain/downloads/write-vitals-table";
import { exportRecord } from "@/lib/fhir/export-record";

/** The same bundle as the API's stream. */
const writeBundle: Writer = async function* ({ actor, patientId }, tell) {
  const { estimate, body } = await exportRecord(actor, patientId);
  let bytes = 0;
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    await tell(bytes / Math.max(estimate, 1));
    yield piece;
  }
};

/** What writes each download; here, for the bundle is put together outside of the domains. */
export const DOWNLOAD_WRITERS: Writers = {
  "visit-summary.pdf": writeVisitSummary,
  "chart-summary.pdf": writeChartSummary,
  "vitals.pdf": writeVitalsReport,
  "vitals.xlsx": writeVitalsXlsx,
  "vitals.csv": writeVitalsCsv,
  "record.pdf": writeRecord,
  "record.fhir": writeBundle,
};
