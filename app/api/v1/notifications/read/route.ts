import { readNotificationsOperation } from "@/lib/api/notifications";
import { markRead } from "@/lib/domain/notifications/mark-read";
import { route } from "@/lib/platform/http/route";

export const POST = route(readNotificationsOperation, ({ actor, body }) => markRead(actor, body));
