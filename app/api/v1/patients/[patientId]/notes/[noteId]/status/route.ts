import { markNoteOperation } from "@/lib/api/notes";
import { markNote } from "@/lib/domain/notes/amend-note";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(markNoteOperation, ({ actor, params, body, version }) =>
  markNote(actor, params, body, version),
);
