import { OverviewView } from "@/components/overview/overview-view";
import { OverviewWait } from "@/components/overview/overview-wait";
import { Chart } from "@/components/patients/chart";
import { Later } from "@/components/ui/later";
import { getOverview } from "@/lib/domain/overview/get-overview";
import { openChart } from "@/lib/domain/overview/open-chart";
import { timelineQuery } from "@/lib/domain/overview/schema";
import { keepsRecords } from "@/lib/domain/patients/policy";
import { patientParams } from "@/lib/domain/patients/schema";
import { page } from "@/lib/platform/http/page";

const query = timelineQuery.pick({ kinds: true });

export default page(
  { route: "/patients/{patientId}", roles: ["doctor", "nurse"], params: patientParams, query },
  async ({ actor, timeZone, params: { patientId }, query: { kinds = [] } }) => {
    const patient = await openChart(actor, patientId, "overview");
    const seen = { patient, kinds, userId: actor.userId, keeps: keepsRecords(actor.role) };
    const load = () => getOverview(actor, patientId, kinds.length > 0 ? kinds : undefined);
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <Later load={load} wait={<OverviewWait />}>
          {(overview) => <OverviewView {...seen} overview={overview} timeZone={timeZone} />}
        </Later>
      </Chart>
    );
  },
);
