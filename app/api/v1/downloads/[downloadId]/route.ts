import { getDownloadOperation } from "@/lib/api/downloads";
import { getDownload } from "@/lib/domain/downloads/list-downloads";
import { route } from "@/lib/platform/http/route";

export const GET = route(getDownloadOperation, ({ actor, params }) =>
  getDownload(actor, params.downloadId),
);
