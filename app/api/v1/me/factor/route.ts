import { getFactorOperation } from "@/lib/api/factor";
import { getFactor } from "@/lib/domain/identity/get-factor";
import { route } from "@/lib/platform/http/route";

export const GET = route(getFactorOperation, ({ actor }) => getFactor(actor));
