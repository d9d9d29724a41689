import { Chart } from "@/components/patients/chart";
import { ListWait } from "@/components/records/list-wait";
import { PlainView } from "@/components/records/plain-view";
import { Later } from "@/components/ui/later";
import { listDocuments } from "@/lib/domain/documents/list-documents";
import { openChart } from "@/lib/domain/overview/open-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/documents";

export default page(
  { route, roles: ["doctor", "nurse"], params: patientParams },
  async ({ actor, timeZone, params: { patientId } }) => {
    const patient = await openChart(actor, patientId, "documents");
    const list = { patientId, noun: "documents" as const, timeZone };
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <Later load={() => listDocuments(actor, patientId, { limit: 50 })} wait={<ListWait />}>
          {(first) => <PlainView {...list} first={first} />}
        </Later>
      </Chart>
    );
  },
);
