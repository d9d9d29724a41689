import { signNoteOperation } from "@/lib/api/notes";
import { signNote } from "@/lib/domain/notes/sign-note";
import { route } from "@/lib/platform/http/route";

export const POST = route(signNoteOperation, ({ actor, params, body, version }) =>
  signNote(actor, params, body, version),
);
