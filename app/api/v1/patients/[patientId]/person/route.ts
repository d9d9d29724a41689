import { editPersonOperation, getPersonOperation } from "@/lib/api/people";
import { editPerson } from "@/lib/domain/patients/edit-person";
import { getPerson } from "@/lib/domain/patients/get-person";
import { route } from "@/lib/platform/http/route";

export const GET = route(getPersonOperation, ({ actor, params }) =>
  getPerson(actor, params.patientId),
);
export const PATCH = route(editPersonOperation, ({ actor, params, body, version }) =>
  editPerson(actor, params.patientId, body, version),
);
