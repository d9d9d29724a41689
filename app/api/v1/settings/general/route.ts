import { changeGeneralOperation, getGeneralOperation } from "@/lib/api/settings";
import { changeGeneral } from "@/lib/domain/settings/change-general";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getGeneralOperation, ({ actor }) => getSettings(actor, "general"));

export const PATCH = route(changeGeneralOperation, ({ actor, body, version }) =>
  changeGeneral(actor, body, version),
);
