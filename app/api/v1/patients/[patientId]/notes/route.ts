import { listNotesOperation, openNoteOperation } from "@/lib/api/notes";
import { listNotes } from "@/lib/domain/notes/list-notes";
import { openNote } from "@/lib/domain/notes/open-note";
import { route } from "@/lib/platform/http/route";

export const GET = route(listNotesOperation, ({ actor, params, query }) =>
  listNotes(actor, params.patientId, query),
);

export const POST = route(openNoteOperation, ({ actor, params, body }) =>
  openNote(actor, params.patientId, body),
);
