import { resendDeliveryOperation } from "@/lib/api/notifications";
import { resendDelivery } from "@/lib/domain/notifications/resend-delivery";
import { route } from "@/lib/platform/http/route";

export const POST = route(resendDeliveryOperation, ({ actor, params }) =>
  resendDelivery(actor, params.deliveryId),
);
