import { HomeThread } from "@/components/messages/home-thread";
import { ThreadView } from "@/components/messages/thread-view";
import { getThread } from "@/lib/domain/messaging/get-thread";
import { ownThreadParams } from "@/lib/domain/messaging/schema";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/messages/{threadId}", roles: ["patient"], params: ownThreadParams },
  async ({ actor, timeZone, params: { threadId } }) => {
    const { id: patientId, deceased } = await getOwnPatient(actor, "messages");
    const [first, settings] = await Promise.all([
      getThread(actor, { patientId, threadId }, { limit: 50 }),
      clinicSettings(actor.clinicId),
    ]);
    const { answerDays, emergencyNumber } = settings;
    const { subject, team } = first;
    const view = { patientId, first, userId: actor.userId, emergencyNumber, timeZone };
    return (
      <HomeThread title={subject} {...{ team, answerDays, emergencyNumber }}>
        <ThreadView key={threadId} {...view} home closedFor={deceased ? "deceased" : undefined} />
      </HomeThread>
    );
  },
);
