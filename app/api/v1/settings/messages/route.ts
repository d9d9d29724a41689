import { changeMessagesOperation, getMessagesOperation } from "@/lib/api/settings";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getMessagesOperation, ({ actor }) => getSettings(actor, "messages"));

export const PATCH = route(changeMessagesOperation, ({ actor, body, version }) =>
  changeSettings(actor, "messages", body, version),
);
