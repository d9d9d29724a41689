import { inviteCaregiverOperation, listCaregiversOperation } from "@/lib/api/caregivers";
import { inviteCaregiver } from "@/lib/domain/caregivers/invite-caregiver";
import { listCaregivers } from "@/lib/domain/caregivers/list-caregivers";
import { limitInvitations } from "@/lib/platform/http/rate-limit";
import { route } from "@/lib/platform/http/route";

export const GET = route(listCaregiversOperation, ({ actor, params }) =>
  listCaregivers(actor, params.patientId),
);

export const POST = route(inviteCaregiverOperation, async ({ actor, session, params, body }) => {
  await limitInvitations(actor.userId, body.email);
  return inviteCaregiver(actor, session, params.patientId, body);
});
