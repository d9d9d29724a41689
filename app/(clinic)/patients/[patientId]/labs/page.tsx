import { Chart } from "@/components/patients/chart";
import { LabsView } from "@/components/records/labs-view";
import { ListWait } from "@/components/records/list-wait";
import { Later } from "@/components/ui/later";
import { openChart } from "@/lib/domain/overview/open-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import { listLabs } from "@/lib/domain/records/list-labs";
import { labsQuery } from "@/lib/domain/records/schema";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/labs";
const query = labsQuery.pick({ kind: true });

export default page(
  { route, roles: ["doctor", "nurse"], params: patientParams, query },
  async ({ actor, timeZone, params: { patientId }, query: { kind } }) => {
    const patient = await openChart(actor, patientId, "observations");
    const load = () => listLabs(actor, patientId, { kind, limit: 50 });
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <Later load={load} wait={<ListWait />}>
          {(first) => <LabsView key={kind} {...{ patientId, kind, timeZone, first }} />}
        </Later>
      </Chart>
    );
  },
);
