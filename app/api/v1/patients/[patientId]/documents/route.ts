import { listDocumentsOperation } from "@/lib/api/records";
import { listDocuments } from "@/lib/domain/documents/list-documents";
import { route } from "@/lib/platform/http/route";

export const GET = route(listDocumentsOperation, ({ actor, params, query }) =>
  listDocuments(actor, params.patientId, query),
);
