import { getSummaryOperation } from "@/lib/api/notes";
import { getSummary } from "@/lib/domain/notes/get-summary";
import { route } from "@/lib/platform/http/route";

export const GET = route(getSummaryOperation, ({ actor, params }) =>
  getSummary(actor, params.patientId, params.noteId),
);
