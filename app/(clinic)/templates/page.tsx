import { NoteTemplatesScreen } from "@/components/notes/note-templates-screen";
import { listTemplates } from "@/lib/domain/notes/list-templates";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/templates", roles: ["doctor", "admin"] },
  async ({ actor, session }) => {
    const { items } = await listTemplates(actor);
    const ofClinic = session.role === "admin";
    return <NoteTemplatesScreen userId={actor.userId} items={items} ofClinic={ofClinic} />;
  },
);
