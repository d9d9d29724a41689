import { listRecentOperation } from "@/lib/api/patients";
import { listRecent } from "@/lib/domain/patients/list-recent";
import { route } from "@/lib/platform/http/route";

export const GET = route(listRecentOperation, async ({ actor }) => ({
  items: await listRecent(actor),
}));
