import { medicationOperations } from "@/lib/api/kept-records";
import { addMedication } from "@/lib/domain/prescriptions/add-medication";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import { route } from "@/lib/platform/http/route";

export const GET = route(medicationOperations.list, ({ actor, params, query }) =>
  listMedications(actor, params.patientId, query),
);

export const POST = route(medicationOperations.add, ({ actor, params, body }) =>
  addMedication(actor, params.patientId, body),
);
