import { getTranslations } from "next-intl/server";
import { ChartThread } from "@/components/messages/chart-thread";
import { NewThreadForm } from "@/components/messages/new-thread-form";
import { Chart } from "@/components/patients/chart";
import { keepsFiles } from "@/lib/domain/documents/policy";
import { openChart } from "@/lib/domain/overview/open-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/messages/new";

export default page(
  { route, roles: ["doctor", "nurse"], params: patientParams },
  async ({ actor, timeZone, params: { patientId } }) => {
    const patient = await openChart(actor, patientId, "messages");
    const t = await getTranslations("messages");
    const onlyShown = !keepsFiles(actor);
    const own = { patientId, userId: actor.userId, timeZone, home: false, onlyShown };
    const form = { ...own, team: [], emergencyNumber: null };
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <ChartThread patientId={patientId} title={t("begin")}>
          <NewThreadForm {...form} place={`/patients/${patientId}/messages`} />
        </ChartThread>
      </Chart>
    );
  },
);
