import { unsubscribe } from "@/lib/domain/notifications/unsubscribe";
import { linkRoute } from "@/lib/platform/http/link-route";

/** A mail program's one click (RFC 8058), and the page's button: the same act, without a session. */
export const POST = linkRoute("/unsubscribe", unsubscribe);
