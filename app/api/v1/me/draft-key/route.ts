import { getDraftKeyOperation } from "@/lib/api/identity";
import { draftKeyOf } from "@/lib/domain/identity/me";
import { route } from "@/lib/platform/http/route";

export const GET = route(getDraftKeyOperation, async ({ actor }) => ({ key: draftKeyOf(actor) }));
