import { allergyOperations } from "@/lib/api/kept-records";
import { editAllergy } from "@/lib/domain/records/edit-allergy";
import { getAllergy } from "@/lib/domain/records/get-record";
import { route } from "@/lib/platform/http/route";

export const GET = route(allergyOperations.get, ({ actor, params }) =>
  getAllergy(actor, params.patientId, params.itemId),
);

export const PATCH = route(allergyOperations.edit, ({ actor, params, body, version }) =>
  editAllergy(actor, params.patientId, params.itemId, body, version),
);
