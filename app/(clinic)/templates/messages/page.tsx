import { MessageTemplatesScreen } from "@/components/messages/message-templates-screen";
import { listMessageTemplates } from "@/lib/domain/messaging/list-templates";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/templates/messages", roles: ["doctor", "nurse", "admin"] },
  async ({ actor, session: { role } }) => {
    const { items } = await listMessageTemplates(actor);
    const of = { ofClinic: role === "admin", writesNotes: role !== "nurse" };
    return <MessageTemplatesScreen userId={actor.userId} items={items} {...of} />;
  },
);
