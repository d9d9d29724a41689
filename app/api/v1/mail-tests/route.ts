import { sendMailTestOperation } from "@/lib/api/notifications";
import { sendMailTest } from "@/lib/domain/notifications/send-mail-test";
import { route } from "@/lib/platform/http/route";

export const POST = route(sendMailTestOperation, ({ actor, body }) => sendMailTest(actor, body));
