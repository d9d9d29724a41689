import { lookAtInvitationOperation } from "@/lib/api/invitations";
import { lookAtInvitation } from "@/lib/domain/invitations/look-at-invitation";
import { publicRoute } from "@/lib/platform/http/public-route";
import { limitInvited } from "@/lib/platform/http/rate-limit";

export const POST = publicRoute(lookAtInvitationOperation, async ({ body, address }) => {
  await limitInvited(body.token, address);
  return lookAtInvitation(body.token);
});
