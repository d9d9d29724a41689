import {
  stateNoKnownAllergiesOperation,
  withdrawNoKnownAllergiesOperation,
} from "@/lib/api/records";
import { stateNoKnownAllergies } from "@/lib/domain/records/state-no-known-allergies";
import { withdrawNoKnownAllergies } from "@/lib/domain/records/withdraw-no-known-allergies";
import { route } from "@/lib/platform/http/route";

export const POST = route(stateNoKnownAllergiesOperation, ({ actor, params }) =>
  stateNoKnownAllergies(actor, params.patientId),
);

export const DELETE = route(withdrawNoKnownAllergiesOperation, ({ actor, params }) =>
  withdrawNoKnownAllergies(actor, params.patientId),
);
