import { changeChoicesOperation, getChoicesOperation } from "@/lib/api/notifications";
import { changeChoices } from "@/lib/domain/notifications/change-choices";
import { getChoices } from "@/lib/domain/notifications/get-choices";
import { route } from "@/lib/platform/http/route";

export const GET = route(getChoicesOperation, ({ actor }) => getChoices(actor));

export const PATCH = route(changeChoicesOperation, ({ actor, body, version }) =>
  changeChoices(actor, body, version),
);
