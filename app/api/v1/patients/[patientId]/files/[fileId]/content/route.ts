import { readFileOperation } from "@/lib/api/files";
import { readFile } from "@/lib/domain/documents/read-file";
import { bytesResponse } from "@/lib/platform/http/bytes-response";
import { route } from "@/lib/platform/http/route";

export const GET = route(readFileOperation, async ({ actor, params, query, request }) => {
  const range = request.headers.get("range");
  const file = await readFile(actor, params.patientId, params.fileId, { ...query, range });
  return bytesResponse(actor, file);
});
