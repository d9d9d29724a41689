import { markThreadReadOperation } from "@/lib/api/messages";
import { markThreadRead } from "@/lib/domain/messaging/mark-thread-read";
import { route } from "@/lib/platform/http/route";

export const POST = route(markThreadReadOperation, ({ actor, params, body }) =>
  markThreadRead(actor, params, body),
);
