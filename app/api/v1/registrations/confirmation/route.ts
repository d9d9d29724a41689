import { confirmRegistrationOperation } from "@/lib/api/registrations";
import { confirmRegistration } from "@/lib/domain/registrations/confirm-registration";
import { publicRoute } from "@/lib/platform/http/public-route";
import { limitInvited } from "@/lib/platform/http/rate-limit";

export const POST = publicRoute(confirmRegistrationOperation, async ({ body, from, address }) => {
  await limitInvited(body.token, address);
  return confirmRegistration(body, from);
});
