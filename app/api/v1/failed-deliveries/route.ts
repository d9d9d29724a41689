import { listFailedOperation } from "@/lib/api/notifications";
import { listFailed } from "@/lib/domain/notifications/list-failed";
import { route } from "@/lib/platform/http/route";

export const GET = route(listFailedOperation, ({ actor, query }) => listFailed(actor, query));
