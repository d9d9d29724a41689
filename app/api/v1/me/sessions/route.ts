import { signOutEverywhereOperation } from "@/lib/api/identity";
import { signOutEverywhere } from "@/lib/domain/identity/sign-out";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(signOutEverywhereOperation, ({ actor }) => signOutEverywhere(actor));
