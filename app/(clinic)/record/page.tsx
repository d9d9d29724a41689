import { getTranslations } from "next-intl/server";
import { OwnRecord } from "@/components/own-record/own-record";
import { OwnTimeline } from "@/components/own-record/own-timeline";
import { listTimeline } from "@/lib/domain/overview/list-timeline";
import { timelineQuery } from "@/lib/domain/overview/schema";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("ownRecord"))("title") };
}

export default page(
  { route: "/record", roles: ["patient"], query: timelineQuery.pick({ kinds: true }) },
  async ({ actor, timeZone, query: { kinds } }) => {
    const { id, name, mrn } = await getOwnPatient(actor, "timeline");
    const first = await listTimeline(actor, id, { kinds, limit: 30 });
    return (
      <OwnRecord name={`${name}, ${mrn}`}>
        <OwnTimeline patientId={id} first={first} kinds={kinds ?? []} timeZone={timeZone} />
      </OwnRecord>
    );
  },
);
