import { listMedicationsOperation } from "@/lib/api/records";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import { route } from "@/lib/platform/http/route";

export const GET = route(listMedicationsOperation, ({ actor, params, query }) =>
  listMedications(actor, params.patientId, query),
);
