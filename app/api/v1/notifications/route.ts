import { listNotificationsOperation } from "@/lib/api/notifications";
import { listNotifications } from "@/lib/domain/notifications/list-notifications";
import { route } from "@/lib/platform/http/route";

export const GET = route(listNotificationsOperation, ({ actor, query }) =>
  listNotifications(actor, query),
);
