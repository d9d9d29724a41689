import { askToLinkOperation } from "@/lib/api/federation";
import { askProvider } from "@/lib/domain/federation/flow";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const POST = route(askToLinkOperation, ({ request }) =>
  askProvider("link", sessionIdOf(request.headers), null),
);
