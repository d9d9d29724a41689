import { getPatientOperation } from "@/lib/api/patients";
import { getPatient } from "@/lib/domain/patients/get-patient";
import { route } from "@/lib/platform/http/route";

export const GET = route(getPatientOperation, ({ actor, params }) =>
  getPatient(actor, params.patientId),
);
