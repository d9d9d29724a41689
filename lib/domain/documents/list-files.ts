import { listOfChart, type PageQuery } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { addressOf } from "./file-link";
import { FILES } from "./file-row";
import type { ChartFile } from "./file-schema";

/** A page of the files of a chart, the latest first, as this reader may know them. Fails: not_found, malformed (cursor). */
export async function listFiles(
  actor: Actor,
  patientId: string,
  query: PageQuery,
): Promise<{ items: ChartFile[]; nextCursor: string | null }> {
  const page = await listOfChart(actor, patientId, FILES, { ...query, state: "active" });
  const shown = (file: ChartFile) => ({
    ...file,
    preview: file.preview === null ? null : addressOf(actor, patientId, file.id, "preview"),
  });
  return { ...page, items: page.items.map(shown) };
}
