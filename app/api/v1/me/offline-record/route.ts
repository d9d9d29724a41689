import { getOfflineRecordOperation } from "@/lib/api/overview";
import { getOfflineRecord } from "@/lib/domain/overview/get-offline-record";
import { route } from "@/lib/platform/http/route";

export const GET = route(getOfflineRecordOperation, ({ actor }) => getOfflineRecord(actor));
