import { listOfChart, type PageQuery } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { withPreview } from "./file-link";
import { FILES } from "./file-row";
import type { ChartFile } from "./schema";

/** A page of the files of a chart, the latest first, as this reader may know them. Fails: not_found, malformed (cursor). */
export async function listFiles(
  actor: Actor,
  patientId: string,
  query: PageQuery,
): Promise<{ items: ChartFile[]; nextCursor: string | null }> {
  const page = await listOfChart(actor, patientId, FILES, { ...query, state: "active" });
  return { ...page, items: page.items.map((file) => withPreview(actor, patientId, file)) };
}
