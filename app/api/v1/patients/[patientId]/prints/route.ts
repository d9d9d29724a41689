import { notePrintOperation } from "@/lib/api/audit";
import { notePrint } from "@/lib/domain/patients/note-print";
import { route } from "@/lib/platform/http/route";

export const POST = route(notePrintOperation, ({ actor, params, body }) =>
  notePrint(actor, params.patientId, body.part),
);
