import { subscribePushOperation } from "@/lib/api/notifications";
import { subscribePush } from "@/lib/domain/notifications/subscribe-push";
import { route } from "@/lib/platform/http/route";

export const POST = route(subscribePushOperation, ({ actor, body }) => subscribePush(actor, body));
