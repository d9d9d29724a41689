import { completeUploadOperation } from "@/lib/api/files";
import { completeUpload } from "@/lib/domain/documents/complete-upload";
import { route } from "@/lib/platform/http/route";

export const POST = route(completeUploadOperation, ({ actor, params }) =>
  completeUpload(actor, params.patientId, params.fileId),
);
