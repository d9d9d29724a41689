import { changeMeOperation, getMeOperation } from "@/lib/api/identity";
import { changeMe } from "@/lib/domain/identity/change-me";
import { meOf } from "@/lib/domain/identity/me";
import { route } from "@/lib/platform/http/route";

export const GET = route(getMeOperation, async ({ session }) => meOf(session));

export const PATCH = route(changeMeOperation, ({ actor, session, body, version }) =>
  changeMe(actor, session, body, version),
);
