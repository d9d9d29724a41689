import { changeCaregiverOperation, endCaregiverOperation } from "@/lib/api/caregivers";
import { changeCaregiver } from "@/lib/domain/caregivers/change-caregiver";
import { endCaregiver } from "@/lib/domain/caregivers/end-caregiver";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(changeCaregiverOperation, ({ actor, session, params, body, version }) =>
  changeCaregiver(actor, session, params, body, version),
);
export const DELETE = route(endCaregiverOperation, ({ actor, params }) =>
  endCaregiver(actor, params),
);
