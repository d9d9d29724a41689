import { getTranslations } from "next-intl/server";
import { InboxScreen } from "@/components/messages/inbox-screen";
import { NotForEmergencies } from "@/components/messages/not-for-emergencies";
import { ThreadsList } from "@/components/messages/threads-list";
import { listInbox } from "@/lib/domain/messaging/list-inbox";
import { listThreads } from "@/lib/domain/messaging/list-threads";
import { inboxQuery } from "@/lib/domain/messaging/schema";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("messages"))("title") };
}

export default page(
  {
    route: "/messages",
    roles: ["doctor", "nurse", "patient"],
    query: inboxQuery.omit({ cursor: true }),
  },
  async ({ actor, timeZone, query }) => {
    const { state, q = "" } = query;
    if (actor.role !== "patient") {
      const first = await listInbox(actor, query);
      return <InboxScreen first={first} came={{ state, q }} timeZone={timeZone} />;
    }
    const { id, deceased } = await getOwnPatient(actor, "messages");
    const [first, settings] = await Promise.all([
      listThreads(actor, id, query),
      clinicSettings(actor.clinicId),
    ]);
    return (
      <main className="p-main" id="content">
        <NotForEmergencies {...settings} />
        <ThreadsList
          {...{ patientId: id, first, q, timeZone }}
          place="/messages"
          home
          begins={!deceased}
        />
      </main>
    );
  },
);
