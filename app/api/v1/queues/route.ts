import { getQueuesOperation } from "@/lib/api/operations";
import { getQueues } from "@/lib/domain/operations/get-queues";
import { route } from "@/lib/platform/http/route";

export const GET = route(getQueuesOperation, () => getQueues());
