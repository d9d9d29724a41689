import { getTranslations } from "next-intl/server";
import { InvitationsScreen } from "@/components/invitations/invitations-screen";
import { listInvitations } from "@/lib/domain/invitations/list-invitations";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("invitations"))("title") };
}

export default page(
  { route: "/admin/users/invitations", roles: ["admin"] },
  async ({ actor, timeZone }) => (
    <InvitationsScreen first={await listInvitations(actor, { limit: 25 })} timeZone={timeZone} />
  ),
);
