import { linkToDownloadOperation } from "@/lib/api/downloads";
import { linkToDownload } from "@/lib/domain/downloads/read-download";
import { route } from "@/lib/platform/http/route";

export const GET = route(linkToDownloadOperation, ({ actor, params }) =>
  linkToDownload(actor, params.downloadId),
);
