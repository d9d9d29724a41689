import type { z } from "zod";
import { pageOf, pageQuery } from "@/lib/domain/patients/list-of-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

/** A list of a chart, page by page. */
export function listOperation<Item extends z.ZodType>(noun: string, summary: string, item: Item) {
  return {
    method: "get",
    path: `/patients/{patientId}/${noun}`,
    summary,
    params: patientParams,
    query: pageQuery,
    answer: pageOf(item),
  } satisfies Operation;
}
