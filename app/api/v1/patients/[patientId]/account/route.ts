import {
  getPatientAccountOperation,
  invitePatientOperation,
  withdrawPatientInvitationOperation,
} from "@/lib/api/invitations";
import { getPatientAccount } from "@/lib/domain/invitations/get-patient-account";
import { invitePatient } from "@/lib/domain/invitations/invite-patient";
import { withdrawPatientInvitation } from "@/lib/domain/invitations/withdraw-patient-invitation";
import { limitInvitations } from "@/lib/platform/http/rate-limit";
import { route } from "@/lib/platform/http/route";

export const GET = route(getPatientAccountOperation, ({ actor, params }) =>
  getPatientAccount(actor, params.patientId),
);

export const POST = route(invitePatientOperation, async ({ actor, params, body }) => {
  await limitInvitations(actor.userId, params.patientId);
  return invitePatient(actor, params.patientId, body);
});

export const DELETE = route(withdrawPatientInvitationOperation, ({ actor, params }) =>
  withdrawPatientInvitation(actor, params.patientId),
);
