import { changeUserOperation } from "@/lib/api/users";
import { changeUser } from "@/lib/domain/identity/change-user";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(changeUserOperation, ({ actor, params, body, version }) =>
  changeUser(actor, params.userId, body, version),
);
