import { changeThreadOperation, getThreadOperation } from "@/lib/api/messages";
import { changeThread } from "@/lib/domain/messaging/change-thread";
import { getThread } from "@/lib/domain/messaging/get-thread";
import { route } from "@/lib/platform/http/route";

export const GET = route(getThreadOperation, ({ actor, params, query }) =>
  getThread(actor, params, query),
);

export const PATCH = route(changeThreadOperation, ({ actor, params, body, version }) =>
  changeThread(actor, params, body, version),
);
