import { getUploadOperation } from "@/lib/api/files";
import { getUpload } from "@/lib/domain/documents/get-upload";
import { route } from "@/lib/platform/http/route";

export const GET = route(getUploadOperation, ({ actor, params }) =>
  getUpload(actor, params.patientId, params.fileId),
);
