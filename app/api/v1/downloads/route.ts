import { listDownloadsOperation } from "@/lib/api/downloads";
import { listDownloads } from "@/lib/domain/downloads/list-downloads";
import { route } from "@/lib/platform/http/route";

export const GET = route(listDownloadsOperation, ({ actor, query }) => listDownloads(actor, query));
