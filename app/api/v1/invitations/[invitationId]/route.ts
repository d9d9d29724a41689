import { withdrawInvitationOperation } from "@/lib/api/invitations";
import { withdrawInvitation } from "@/lib/domain/invitations/withdraw-invitation";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(withdrawInvitationOperation, ({ actor, params }) =>
  withdrawInvitation(actor, params.invitationId),
);
