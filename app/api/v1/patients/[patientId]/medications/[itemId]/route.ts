import { medicationOperations } from "@/lib/api/kept-records";
import { editMedication } from "@/lib/domain/prescriptions/edit-medication";
import { getMedication } from "@/lib/domain/prescriptions/get-medication";
import { route } from "@/lib/platform/http/route";

export const GET = route(medicationOperations.get, ({ actor, params }) =>
  getMedication(actor, params.patientId, params.itemId),
);

export const PATCH = route(medicationOperations.edit, ({ actor, params, body, version }) =>
  editMedication(actor, params.patientId, params.itemId, body, version),
);
