import { getSystemOperation } from "@/lib/api/operations";
import { measureSystem } from "@/lib/domain/operations/measure-system";
import { route } from "@/lib/platform/http/route";

export const GET = route(getSystemOperation, () => measureSystem());
