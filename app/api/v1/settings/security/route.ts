import { changeSecurityOperation, getSecurityOperation } from "@/lib/api/settings";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getSecurityOperation, ({ actor }) => getSettings(actor, "security"));

export const PATCH = route(changeSecurityOperation, ({ actor, body, version }) =>
  changeSettings(actor, "security", body, version),
);
