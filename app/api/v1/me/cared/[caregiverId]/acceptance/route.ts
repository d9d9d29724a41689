import { acceptCaredOperation } from "@/lib/api/caregivers";
import { acceptCared } from "@/lib/domain/caregivers/answer-asked";
import { route } from "@/lib/platform/http/route";

export const POST = route(acceptCaredOperation, ({ actor, params }) =>
  acceptCared(actor, params.caregiverId),
);
