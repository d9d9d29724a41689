import { OwnNote } from "@/components/own-record/own-note";
import { OwnRecord } from "@/components/own-record/own-record";
import { getNote } from "@/lib/domain/notes/get-note";
import { ownNoteParams } from "@/lib/domain/notes/schema";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { page } from "@/lib/platform/http/page";

const route = "/record/notes/{noteId}";

export default page(
  { route, roles: ["patient"], params: ownNoteParams },
  async ({ actor, timeZone, params: { noteId } }) => {
    const { id, name, mrn } = await getOwnPatient(actor, "notes");
    const note = await getNote(actor, id, noteId);
    return (
      <OwnRecord name={`${name}, ${mrn}`}>
        <OwnNote note={note} timeZone={timeZone} />
      </OwnRecord>
    );
  },
);
