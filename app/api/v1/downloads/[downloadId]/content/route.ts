import { readDownloadOperation } from "@/lib/api/downloads";
import { readDownload } from "@/lib/domain/downloads/read-download";
import { bytesResponse } from "@/lib/platform/http/bytes-response";
import { route } from "@/lib/platform/http/route";

export const GET = route(readDownloadOperation, async ({ actor, params, query, request }) => {
  const range = request.headers.get("range");
  return bytesResponse(actor, await readDownload(actor, params.downloadId, { ...query, range }));
});
