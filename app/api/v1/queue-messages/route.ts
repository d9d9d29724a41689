import { listMessagesOperation } from "@/lib/api/operations";
import { listMessages } from "@/lib/domain/operations/list-messages";
import { route } from "@/lib/platform/http/route";

export const GET = route(listMessagesOperation, ({ query }) => listMessages(query));
