import { changeRoleOperation } from "@/lib/api/users";
import { changeRole } from "@/lib/domain/identity/change-role";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(changeRoleOperation, ({ actor, params, body, version }) =>
  changeRole(actor, params.userId, body, version),
);
