import { changeWaysOperation, getWaysOperation } from "@/lib/api/settings";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getWaysOperation, ({ actor }) => getSettings(actor, "notifications"));

export const PATCH = route(changeWaysOperation, ({ actor, body, version }) =>
  changeSettings(actor, "notifications", body, version),
);
