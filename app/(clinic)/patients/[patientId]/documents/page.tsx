import { DocumentsScreen } from "@/components/documents/documents-screen";
import { Chart } from "@/components/patients/chart";
import { ListWait } from "@/components/records/list-wait";
import { Later } from "@/components/ui/later";
import { openDocuments } from "@/lib/domain/documents/open-documents";
import { openChart } from "@/lib/domain/overview/open-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/documents";

export default page(
  { route, roles: ["doctor", "nurse"], params: patientParams },
  async ({ actor, timeZone, params: { patientId } }) => {
    const patient = await openChart(actor, patientId, "documents");
    const list = { patientId, timeZone };
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <Later load={() => openDocuments(actor, patientId)} wait={<ListWait />}>
          {(documents) => <DocumentsScreen {...list} {...documents} />}
        </Later>
      </Chart>
    );
  },
);
