import { changeSessionsOperation, getSessionsOperation } from "@/lib/api/settings";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getSessionsOperation, ({ actor }) => getSettings(actor, "sessions"));

export const PATCH = route(changeSessionsOperation, ({ actor, body, version }) =>
  changeSettings(actor, "sessions", body, version),
);
