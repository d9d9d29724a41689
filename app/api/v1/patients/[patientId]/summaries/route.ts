import { listSummariesOperation } from "@/lib/api/notes";
import { listSummaries } from "@/lib/domain/notes/list-summaries";
import { route } from "@/lib/platform/http/route";

export const GET = route(listSummariesOperation, ({ actor, params, query }) =>
  listSummaries(actor, params.patientId, query),
);
