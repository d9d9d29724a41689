import { registerOperation } from "@/lib/api/registrations";
import { register } from "@/lib/domain/registrations/register";
import { publicRoute } from "@/lib/platform/http/public-route";
import { limitRegistrations } from "@/lib/platform/http/rate-limit";

export const POST = publicRoute(registerOperation, async ({ body, from, address }) => {
  await limitRegistrations(body.email, address);
  return register(body, from);
});
