import { useResetOperation } from "@/lib/api/identity";
import { spendReset } from "@/lib/domain/identity/spend-reset";
import { publicRoute } from "@/lib/platform/http/public-route";

export const POST = publicRoute(useResetOperation, ({ body, from }) => spendReset(body, from));
