import { changeClinicalOperation, getClinicalOperation } from "@/lib/api/settings";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getClinicalOperation, ({ actor }) => getSettings(actor, "clinical"));

export const PATCH = route(changeClinicalOperation, ({ actor, body, version }) =>
  changeSettings(actor, "clinical", body, version),
);
