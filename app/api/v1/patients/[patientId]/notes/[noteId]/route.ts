import { discardDraftOperation, getNoteOperation, saveDraftOperation } from "@/lib/api/notes";
import { discardDraft } from "@/lib/domain/notes/amend-note";
import { getNote } from "@/lib/domain/notes/get-note";
import { saveDraft } from "@/lib/domain/notes/save-draft";
import { route } from "@/lib/platform/http/route";

export const GET = route(getNoteOperation, ({ actor, params }) =>
  getNote(actor, params.patientId, params.noteId),
);

export const PATCH = route(saveDraftOperation, ({ actor, params, body, version }) =>
  saveDraft(actor, params, body, version),
);

export const DELETE = route(discardDraftOperation, ({ actor, params }) =>
  discardDraft(actor, params, true),
);
