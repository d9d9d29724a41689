import { listInboxOperation } from "@/lib/api/messages";
import { listInbox } from "@/lib/domain/messaging/list-inbox";
import { route } from "@/lib/platform/http/route";

export const GET = route(listInboxOperation, ({ actor, query }) => listInbox(actor, query));
