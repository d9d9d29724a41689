import { Chart } from "@/components/patients/chart";
import { ListWait } from "@/components/records/list-wait";
import { MedicationsView } from "@/components/records/medications-view";
import { Later } from "@/components/ui/later";
import { openChart } from "@/lib/domain/overview/open-chart";
import { stateChoice } from "@/lib/domain/patients/list-of-chart";
import { keepsRecords } from "@/lib/domain/patients/policy";
import { patientParams } from "@/lib/domain/patients/schema";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/medications";

export default page(
  { route, roles: ["doctor", "nurse"], params: patientParams, query: stateChoice },
  async ({ actor, timeZone, params: { patientId }, query: { state } }) => {
    const patient = await openChart(actor, patientId, "medications");
    const kept = { patient, state, timeZone, userId: actor.userId };
    const keeps = keepsRecords(actor.role);
    const load = () => listMedications(actor, patientId, { limit: 50, state });
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <Later load={load} wait={<ListWait />}>
          {(first) => <MedicationsView key={state} {...kept} keeps={keeps} first={first} />}
        </Later>
      </Chart>
    );
  },
);
