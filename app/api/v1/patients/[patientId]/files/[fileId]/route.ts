import { dropUploadOperation, editFileOperation } from "@/lib/api/files";
import { dropUpload } from "@/lib/domain/documents/drop-upload";
import { editFile } from "@/lib/domain/documents/edit-file";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(editFileOperation, ({ actor, params, body: input, version }) =>
  editFile(actor, params.patientId, params.fileId, { input, version }),
);

export const DELETE = route(dropUploadOperation, ({ actor, params }) =>
  dropUpload(actor, params.patientId, params.fileId),
);
