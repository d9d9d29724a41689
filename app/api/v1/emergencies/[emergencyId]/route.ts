import { reviewEmergencyOperation } from "@/lib/api/emergencies";
import { reviewEmergency } from "@/lib/domain/emergency/review-emergency";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(reviewEmergencyOperation, ({ actor, params, body, version }) =>
  reviewEmergency(actor, params.emergencyId, body, version),
);
