import { resendInvitationOperation } from "@/lib/api/invitations";
import { resendInvitation } from "@/lib/domain/invitations/resend-invitation";
import { limitInvitations } from "@/lib/platform/http/rate-limit";
import { route } from "@/lib/platform/http/route";

export const POST = route(resendInvitationOperation, async ({ actor, session, params }) => {
  await limitInvitations(actor.userId, params.invitationId);
  return resendInvitation(actor, session, params.invitationId);
});
