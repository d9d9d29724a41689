import { editAllergyOperation, getAllergyOperation } from "@/lib/api/records";
import { editAllergy } from "@/lib/domain/records/edit-allergy";
import { getAllergy } from "@/lib/domain/records/get-record";
import { route } from "@/lib/platform/http/route";

export const GET = route(getAllergyOperation, ({ actor, params }) =>
  getAllergy(actor, params.patientId, params.itemId),
);

export const PATCH = route(editAllergyOperation, ({ actor, params, body, version }) =>
  editAllergy(actor, params.patientId, params.itemId, body, version),
);
