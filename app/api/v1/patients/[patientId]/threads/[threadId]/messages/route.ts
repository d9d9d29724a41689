import { sendMessageOperation } from "@/lib/api/messages";
import { sendMessage } from "@/lib/domain/messaging/send-message";
import { route } from "@/lib/platform/http/route";

export const POST = route(sendMessageOperation, ({ actor, params, body }) =>
  sendMessage(actor, params, body),
);
