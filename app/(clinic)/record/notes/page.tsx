import { OwnNotes } from "@/components/own-record/own-notes";
import { OwnRecord } from "@/components/own-record/own-record";
import { listNotes } from "@/lib/domain/notes/list-notes";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { page } from "@/lib/platform/http/page";

export default page({ route: "/record/notes", roles: ["patient"] }, async ({ actor, timeZone }) => {
  const { id, name, mrn } = await getOwnPatient(actor, "notes");
  const first = await listNotes(actor, id, { limit: 50 });
  return (
    <OwnRecord name={`${name}, ${mrn}`}>
      <OwnNotes patientId={id} first={first} timeZone={timeZone} />
    </OwnRecord>
  );
});
