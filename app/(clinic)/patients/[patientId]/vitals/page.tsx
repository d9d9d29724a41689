import { Chart } from "@/components/patients/chart";
import { VitalsView } from "@/components/vitals/vitals-view";
import { openChart } from "@/lib/domain/overview/open-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import { listTrends } from "@/lib/domain/vitals/list-trends";
import { listVitals } from "@/lib/domain/vitals/list-vitals";
import { trendsQuery } from "@/lib/domain/vitals/schema";
import { page } from "@/lib/platform/http/page";

export default page(
  {
    route: "/patients/{patientId}/vitals",
    roles: ["doctor", "nurse"],
    params: patientParams,
    query: trendsQuery,
  },
  async ({ actor, timeZone, params, query }) => {
    const [patient, trends, sets] = await Promise.all([
      openChart(actor, params.patientId, "vitals"),
      listTrends(actor, params.patientId, query.range),
      listVitals(actor, params.patientId, { limit: 20 }),
    ]);
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <VitalsView
          patient={patient}
          userId={actor.userId}
          range={query.range}
          trends={trends}
          sets={sets}
          timeZone={timeZone}
        />
      </Chart>
    );
  },
);
