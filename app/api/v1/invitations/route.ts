import { inviteOperation, listInvitationsOperation } from "@/lib/api/invitations";
import { inviteStaff } from "@/lib/domain/invitations/invite-staff";
import { listInvitations } from "@/lib/domain/invitations/list-invitations";
import { limitInvitations } from "@/lib/platform/http/rate-limit";
import { route } from "@/lib/platform/http/route";

export const GET = route(listInvitationsOperation, ({ actor, query }) =>
  listInvitations(actor, query),
);

export const POST = route(inviteOperation, async ({ actor, body }) => {
  await limitInvitations(actor.userId, body.email);
  return inviteStaff(actor, body);
});
