import { inviteCaregiverOperation, listCaregiversOperation } from "@/lib/api/caregivers";
import { inviteCaregiver } from "@/lib/domain/caregivers/invite-caregiver";
import { listCaregivers } from "@/lib/domain/caregivers/list-caregivers";
import { route } from "@/lib/platform/http/route";

export const GET = route(listCaregiversOperation, ({ actor, params }) =>
  listCaregivers(actor, params.patientId),
);
export const POST = route(inviteCaregiverOperation, ({ actor, session, params, body }) =>
  inviteCaregiver(actor, session, params.patientId, body),
);
