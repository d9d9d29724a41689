import { countMessagesOperation } from "@/lib/api/messages";
import { countMessages } from "@/lib/domain/messaging/list-inbox";
import { route } from "@/lib/platform/http/route";

export const GET = route(countMessagesOperation, ({ actor }) => countMessages(actor));
