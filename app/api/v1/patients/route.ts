import { listPatientsOperation } from "@/lib/api/patients";
import { registerPatientOperation } from "@/lib/api/people";
import { listPatients } from "@/lib/domain/patients/list-patients";
import { registerPatient } from "@/lib/domain/patients/register-patient";
import { route } from "@/lib/platform/http/route";

export const GET = route(listPatientsOperation, ({ actor, query }) => listPatients(actor, query));
export const POST = route(registerPatientOperation, ({ actor, body }) =>
  registerPatient(actor, body),
);
