import { changeRulesOperation, getRulesOperation } from "@/lib/api/settings";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getRulesOperation, ({ actor }) => getSettings(actor, "rules"));

export const PATCH = route(changeRulesOperation, ({ actor, body, version }) =>
  changeSettings(actor, "rules", body, version),
);
