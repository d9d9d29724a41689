import { changeTemplatesOperation, getTemplatesOperation } from "@/lib/api/settings";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getTemplatesOperation, ({ actor }) => getSettings(actor, "templates"));

export const PATCH = route(changeTemplatesOperation, ({ actor, body, version }) =>
  changeSettings(actor, "templates", body, version),
);
