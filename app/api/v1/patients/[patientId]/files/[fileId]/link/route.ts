import { linkToFileOperation } from "@/lib/api/files";
import { linkToFile } from "@/lib/domain/documents/file-link";
import { route } from "@/lib/platform/http/route";

export const GET = route(linkToFileOperation, ({ actor, params, query }) =>
  linkToFile(actor, params.patientId, params.fileId, query.use),
);
