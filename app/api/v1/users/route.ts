import { listUsersOperation } from "@/lib/api/users";
import { listUsers } from "@/lib/domain/identity/list-users";
import { route } from "@/lib/platform/http/route";

export const GET = route(listUsersOperation, ({ actor, query }) => listUsers(actor, query));
