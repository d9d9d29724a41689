import { leaveCaredOperation } from "@/lib/api/caregivers";
import { leaveCared } from "@/lib/domain/caregivers/answer-asked";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(leaveCaredOperation, ({ actor, params }) =>
  leaveCared(actor, params.caregiverId),
);
