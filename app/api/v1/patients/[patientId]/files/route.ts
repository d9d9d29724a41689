import { beginUploadOperation, listFilesOperation } from "@/lib/api/files";
import { beginUpload } from "@/lib/domain/documents/begin-upload";
import { listFiles } from "@/lib/domain/documents/list-files";
import { route } from "@/lib/platform/http/route";

export const GET = route(listFilesOperation, ({ actor, params, query }) =>
  listFiles(actor, params.patientId, query),
);

export const POST = route(beginUploadOperation, ({ actor, params, body }) =>
  beginUpload(actor, params.patientId, body),
);
