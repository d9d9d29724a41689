import { z } from "zod";
import { VersionsView } from "@/components/notes/versions-view";
import { Chart } from "@/components/patients/chart";
import { listVersions } from "@/lib/domain/notes/get-note";
import { noteParams } from "@/lib/domain/notes/schema";
import { openChart } from "@/lib/domain/overview/open-chart";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/notes/{noteId}/versions";
const number = z.coerce.number().int().optional();

export default page(
  {
    route,
    roles: ["doctor", "nurse"],
    params: noteParams,
    query: z.object({ from: number, to: number }),
  },
  async ({ actor, timeZone, params: { patientId, noteId }, query }) => {
    const patient = await openChart(actor, patientId, "notes");
    const { items } = await listVersions(actor, patientId, noteId);
    const to = query.to ?? items[0]?.number ?? 0;
    const from = query.from ?? items[1]?.number ?? to;
    const back = `/patients/${patientId}/notes/${noteId}`;
    const compared = { from, to, back, timeZone };
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <VersionsView versions={items} {...compared} />
      </Chart>
    );
  },
);
