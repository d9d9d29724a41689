import { getTrendsOperation } from "@/lib/api/vitals";
import { listTrends } from "@/lib/domain/vitals/list-trends";
import { route } from "@/lib/platform/http/route";

export const GET = route(getTrendsOperation, ({ actor, params, query }) =>
  listTrends(actor, params.patientId, query.range),
);
