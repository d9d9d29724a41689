import { ChartThread } from "@/components/messages/chart-thread";
import { ThreadTools } from "@/components/messages/thread-tools";
import { ThreadView } from "@/components/messages/thread-view";
import { Chart } from "@/components/patients/chart";
import { keepsFiles } from "@/lib/domain/documents/policy";
import { getThread } from "@/lib/domain/messaging/get-thread";
import { threadParams } from "@/lib/domain/messaging/schema";
import { openChart } from "@/lib/domain/overview/open-chart";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/messages/{threadId}";

export default page(
  { route, roles: ["doctor", "nurse"], params: threadParams },
  async ({ actor, timeZone, params }) => {
    const patient = await openChart(actor, params.patientId, "messages");
    const first = await getThread(actor, params, { limit: 50 });
    const view = { ...params, first, userId: actor.userId, timeZone };
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <ChartThread
          patientId={patient.id}
          title={first.subject}
          tools={<ThreadTools patientId={patient.id} first={first} />}
        >
          <ThreadView
            key={first.id}
            {...view}
            home={false}
            patientName={patient.name}
            onlyShown={!keepsFiles(actor)}
            emergencyNumber=""
            closedFor={patient.deceased ? "deceased" : undefined}
          />
        </ChartThread>
      </Chart>
    );
  },
);
