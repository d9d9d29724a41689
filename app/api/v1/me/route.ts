import { changeMeOperation, getMeOperation } from "@/lib/api/identity";
import { changeMe, meOf } from "@/lib/domain/identity/me";
import { amendCurrentSession } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const GET = route(getMeOperation, async ({ session }) => meOf(session));

export const PATCH = route(
  changeMeOperation,
  async ({ actor, session, body, version, request }) => {
    const change = { locale: body.locale, version: await changeMe(actor, body, version) };
    await amendCurrentSession(request.headers, change);
    return meOf({ ...session, ...change });
  },
);
