import { NoteEditor } from "@/components/notes/note-editor";
import { NoteView } from "@/components/notes/note-view";
import { Chart } from "@/components/patients/chart";
import { getNote } from "@/lib/domain/notes/get-note";
import { lastSignedNote } from "@/lib/domain/notes/last-signed-note";
import { listTemplates } from "@/lib/domain/notes/list-templates";
import { noteParams } from "@/lib/domain/notes/schema";
import { getOverview } from "@/lib/domain/overview/get-overview";
import { openChart } from "@/lib/domain/overview/open-chart";
import { keepsRecords } from "@/lib/domain/patients/policy";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/notes/{noteId}";

export default page(
  { route, roles: ["doctor", "nurse"], params: noteParams },
  async ({ actor, timeZone, params: { patientId, noteId } }) => {
    const patient = await openChart(actor, patientId, "notes");
    const note = await getNote(actor, patientId, noteId);
    const { userId } = actor;
    const shown = { note, userId, timeZone };
    if (note.status !== "preliminary")
      return (
        <Chart patient={patient} timeZone={timeZone}>
          <NoteView {...shown} patientId={patientId} writes={keepsRecords(actor.role)} />
        </Chart>
      );
    const [previous, { items: templates }, overview] = await Promise.all([
      lastSignedNote(actor, patientId),
      listTemplates(actor),
      getOverview(actor, patientId),
    ]);
    const beside = { previous, templates, overview };
    return (
      <Chart patient={patient} timeZone={timeZone}>
        <NoteEditor key={noteId} {...shown} {...beside} patient={patient} />
      </Chart>
    );
  },
);
