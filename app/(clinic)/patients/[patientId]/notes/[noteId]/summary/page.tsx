import { SummarySheet } from "@/components/notes/summary-sheet";
import { getSummary } from "@/lib/domain/notes/get-summary";
import { noteParams } from "@/lib/domain/notes/schema";
import { getPatient } from "@/lib/domain/patients/get-patient";
import { page } from "@/lib/platform/http/page";

const route = "/patients/{patientId}/notes/{noteId}/summary";

export default page(
  { route, roles: ["doctor", "nurse"], params: noteParams },
  async ({ actor, session, timeZone, params: { patientId, noteId } }) => {
    const patient = await getPatient(actor, patientId, "notes");
    const summary = await getSummary(actor, patientId, noteId);
    const back = `/patients/${patientId}/notes/${noteId}`;
    const sheet = { summary, patient, timeZone, back };
    return <SummarySheet {...sheet} clinic={session.clinicName} />;
  },
);
