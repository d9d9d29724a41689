import { listOwnSessionsOperation, signOutEverywhereOperation } from "@/lib/api/identity";
import { listOwnSessions } from "@/lib/domain/identity/list-own-sessions";
import { signOutEverywhere } from "@/lib/domain/identity/sign-out";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const GET = route(listOwnSessionsOperation, ({ actor, request: { headers } }) =>
  listOwnSessions(actor, sessionIdOf(headers)),
);

export const DELETE = route(signOutEverywhereOperation, ({ actor }) => signOutEverywhere(actor));
