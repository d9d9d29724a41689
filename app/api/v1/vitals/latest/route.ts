import { listLatestOperation } from "@/lib/api/vitals";
import { listLatest } from "@/lib/domain/vitals/list-latest";
import { route } from "@/lib/platform/http/route";

export const GET = route(listLatestOperation, ({ actor, query }) =>
  listLatest(actor, query.patientIds),
);
