import { editMedicationOperation, getMedicationOperation } from "@/lib/api/records";
import { editMedication } from "@/lib/domain/prescriptions/edit-medication";
import { getMedication } from "@/lib/domain/prescriptions/get-medication";
import { route } from "@/lib/platform/http/route";

export const GET = route(getMedicationOperation, ({ actor, params }) =>
  getMedication(actor, params.patientId, params.itemId),
);

export const PATCH = route(editMedicationOperation, ({ actor, params, body, version }) =>
  editMedication(actor, params.patientId, params.itemId, body, version),
);
