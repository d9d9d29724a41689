import { listPatientsOperation } from "@/lib/api/patients";
import { listPatients } from "@/lib/domain/patients/list-patients";
import { route } from "@/lib/platform/http/route";

export const GET = route(listPatientsOperation, ({ actor, query }) => listPatients(actor, query));
