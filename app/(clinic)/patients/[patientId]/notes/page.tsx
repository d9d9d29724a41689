import { NotesList } from "@/components/notes/notes-list";
import { Chart } from "@/components/patients/chart";
import { ListWait } from "@/components/records/list-wait";
import { Later } from "@/components/ui/later";
import { listNotes } from "@/lib/domain/notes/list-notes";
import { openChart } from "@/lib/domain/overview/open-chart";
import { keepsRecords } from "@/lib/domain/patients/policy";
import { patientParams } from "@/lib/domain/patients/schema";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/notes";

export default page(
  { route, roles: ["doctor", "nurse"], params: patientParams },
  async ({ actor, timeZone, params: { patientId } }) => {
    const patient = await openChart(actor, patientId, "notes");
    const writes = keepsRecords(actor.role);
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <Later load={() => listNotes(actor, patientId, { limit: 25 })} wait={<ListWait />}>
          {(first) => (
            <NotesList patient={patient} first={first} writes={writes} timeZone={timeZone} />
          )}
        </Later>
      </Chart>
    );
  },
);
