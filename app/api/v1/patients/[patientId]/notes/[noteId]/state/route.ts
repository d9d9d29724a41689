import { getNoteStateOperation } from "@/lib/api/notes";
import { getNoteState } from "@/lib/domain/notes/get-note-state";
import { route } from "@/lib/platform/http/route";

export const GET = route(getNoteStateOperation, ({ actor, params }) =>
  getNoteState(actor, params.patientId, params.noteId),
);
