import { endEmergencyOperation } from "@/lib/api/emergencies";
import { endEmergency } from "@/lib/domain/emergency/end-emergency";
import { route } from "@/lib/platform/http/route";

export const POST = route(endEmergencyOperation, ({ actor, params }) =>
  endEmergency(actor, params.emergencyId),
);
