import { unsubscribePushOperation } from "@/lib/api/notifications";
import { unsubscribePush } from "@/lib/domain/notifications/subscribe-push";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(unsubscribePushOperation, ({ actor, params }) =>
  unsubscribePush(actor, params.endpointHash),
);
