import { Chart } from "@/components/patients/chart";
import { ListWait } from "@/components/records/list-wait";
import { PlainView } from "@/components/records/plain-view";
import { Later } from "@/components/ui/later";
import { openChart } from "@/lib/domain/overview/open-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import { listProcedures } from "@/lib/domain/records/list-records";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/procedures";

export default page(
  { route, roles: ["doctor", "nurse"], params: patientParams },
  async ({ actor, timeZone, params: { patientId } }) => {
    const patient = await openChart(actor, patientId, "procedures");
    const list = { patientId, noun: "procedures" as const, timeZone };
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <Later load={() => listProcedures(actor, patientId, { limit: 50 })} wait={<ListWait />}>
          {(first) => <PlainView {...list} first={first} />}
        </Later>
      </Chart>
    );
  },
);
