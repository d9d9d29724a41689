import { listCareMembersOperation } from "@/lib/api/people";
import { listCareMembers } from "@/lib/domain/patients/list-care";
import { route } from "@/lib/platform/http/route";

export const GET = route(listCareMembersOperation, ({ actor }) => listCareMembers(actor));
