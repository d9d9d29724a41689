import { allergyOperations } from "@/lib/api/kept-records";
import { addAllergy } from "@/lib/domain/records/add-allergy";
import { listAllergies } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(allergyOperations.list, ({ actor, params, query }) =>
  listAllergies(actor, params.patientId, query),
);

export const POST = route(allergyOperations.add, ({ actor, params, body }) =>
  addAllergy(actor, params.patientId, body),
);
