import { Chart } from "@/components/patients/chart";
import { ListWait } from "@/components/records/list-wait";
import { PlainView } from "@/components/records/plain-view";
import { Later } from "@/components/ui/later";
import { openChart } from "@/lib/domain/overview/open-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import { listEncounters } from "@/lib/domain/records/list-records";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/encounters";

export default page(
  { route, roles: ["doctor", "nurse"], params: patientParams },
  async ({ actor, timeZone, params: { patientId } }) => {
    const patient = await openChart(actor, patientId, "encounters");
    const list = { patientId, noun: "encounters" as const, timeZone };
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <Later load={() => listEncounters(actor, patientId, { limit: 50 })} wait={<ListWait />}>
          {(first) => <PlainView {...list} first={first} />}
        </Later>
      </Chart>
    );
  },
);
