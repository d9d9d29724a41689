import { listThreadsOperation, openThreadOperation } from "@/lib/api/messages";
import { listThreads } from "@/lib/domain/messaging/list-threads";
import { openThread } from "@/lib/domain/messaging/open-thread";
import { route } from "@/lib/platform/http/route";

export const GET = route(listThreadsOperation, ({ actor, params, query }) =>
  listThreads(actor, params.patientId, query),
);

export const POST = route(openThreadOperation, ({ actor, params, body }) =>
  openThread(actor, params.patientId, body),
);
