import { ThreadsList } from "@/components/messages/threads-list";
import { Chart } from "@/components/patients/chart";
import { listThreads } from "@/lib/domain/messaging/list-threads";
import { listThreadsQuery } from "@/lib/domain/messaging/schema";
import { openChart } from "@/lib/domain/overview/open-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/messages";
const query = listThreadsQuery.omit({ cursor: true });

export default page(
  { route, roles: ["doctor", "nurse"], params: patientParams, query },
  async ({ actor, timeZone, params: { patientId }, query: asked }) => {
    const patient = await openChart(actor, patientId, "messages");
    const first = await listThreads(actor, patientId, asked);
    const list = { patientId, first, q: asked.q, timeZone };
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <main className="sheet" id="content">
          <ThreadsList
            {...list}
            place={`/patients/${patientId}/messages`}
            home={false}
            begins={!patient.deceased}
          />
        </main>
      </Chart>
    );
  },
);
