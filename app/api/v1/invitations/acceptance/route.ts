import { acceptInvitationOperation } from "@/lib/api/invitations";
import { acceptInvitation } from "@/lib/domain/invitations/accept-invitation";
import { publicRoute } from "@/lib/platform/http/public-route";
import { limitInvited } from "@/lib/platform/http/rate-limit";

export const POST = publicRoute(acceptInvitationOperation, async ({ body, from, address }) => {
  await limitInvited(body.token, address);
  return acceptInvitation(body, from);
});
