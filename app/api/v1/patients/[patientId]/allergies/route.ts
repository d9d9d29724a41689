import { addAllergyOperation, listAllergiesOperation } from "@/lib/api/records";
import { addAllergy } from "@/lib/domain/records/add-allergy";
import { listAllergies } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(listAllergiesOperation, ({ actor, params, query }) =>
  listAllergies(actor, params.patientId, query),
);

export const POST = route(addAllergyOperation, ({ actor, params, body }) =>
  addAllergy(actor, params.patientId, body),
);
