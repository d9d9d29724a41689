import { changeFeaturesOperation, getFeaturesOperation } from "@/lib/api/settings";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getFeaturesOperation, ({ actor }) => getSettings(actor, "features"));

export const PATCH = route(changeFeaturesOperation, ({ actor, body, version }) =>
  changeSettings(actor, "features", body, version),
);
