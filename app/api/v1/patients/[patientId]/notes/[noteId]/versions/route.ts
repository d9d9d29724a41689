import { listVersionsOperation } from "@/lib/api/notes";
import { listVersions } from "@/lib/domain/notes/get-note";
import { route } from "@/lib/platform/http/route";

export const GET = route(listVersionsOperation, ({ actor, params }) =>
  listVersions(actor, params.patientId, params.noteId),
);
