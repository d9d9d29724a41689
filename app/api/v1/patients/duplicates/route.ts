import { findDuplicatesOperation } from "@/lib/api/people";
import { likelyDuplicates } from "@/lib/domain/patients/likely-duplicates";
import { limitLooksByNumber } from "@/lib/platform/http/rate-limit";
import { route } from "@/lib/platform/http/route";

export const POST = route(findDuplicatesOperation, async ({ actor, body }) => {
  if (body.documents.length > 0 || body.phone) await limitLooksByNumber(actor.userId);
  return likelyDuplicates(actor, body);
});
