import { findDuplicatesOperation } from "@/lib/api/people";
import { likelyDuplicates } from "@/lib/domain/patients/likely-duplicates";
import { route } from "@/lib/platform/http/route";

export const POST = route(findDuplicatesOperation, ({ actor, body }) =>
  likelyDuplicates(actor, body),
);
