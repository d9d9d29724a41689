import { countNotificationsOperation } from "@/lib/api/notifications";
import { countUnread } from "@/lib/domain/notifications/count-unread";
import { route } from "@/lib/platform/http/route";

export const GET = route(countNotificationsOperation, ({ actor }) => countUnread(actor));
