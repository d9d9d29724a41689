import { listTimelineOperation } from "@/lib/api/overview";
import { listTimeline } from "@/lib/domain/overview/list-timeline";
import { route } from "@/lib/platform/http/route";

export const GET = route(listTimelineOperation, ({ actor, params, query }) =>
  listTimeline(actor, params.patientId, query),
);
