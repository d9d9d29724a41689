import { changeFilesOperation, getFilesOperation } from "@/lib/api/settings";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { route } from "@/lib/platform/http/route";

export const GET = route(getFilesOperation, ({ actor }) => getSettings(actor, "files"));

export const PATCH = route(changeFilesOperation, ({ actor, body, version }) =>
  changeSettings(actor, "files", body, version),
);
