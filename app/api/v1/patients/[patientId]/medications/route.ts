import { addMedicationOperation, listMedicationsOperation } from "@/lib/api/records";
import { addMedication } from "@/lib/domain/prescriptions/add-medication";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import { route } from "@/lib/platform/http/route";

export const GET = route(listMedicationsOperation, ({ actor, params, query }) =>
  listMedications(actor, params.patientId, query),
);

export const POST = route(addMedicationOperation, ({ actor, params, body }) =>
  addMedication(actor, params.patientId, body),
);
