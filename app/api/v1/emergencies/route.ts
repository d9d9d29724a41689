import { beginEmergencyOperation, listEmergenciesOperation } from "@/lib/api/emergencies";
import { beginEmergency } from "@/lib/domain/emergency/begin-emergency";
import { listEmergencies } from "@/lib/domain/emergency/list-emergencies";
import { forgiveNumber, limitNumbers } from "@/lib/platform/http/rate-limit";
import { route } from "@/lib/platform/http/route";

export const GET = route(listEmergenciesOperation, ({ actor, query }) =>
  listEmergencies(actor, query),
);

export const POST = route(beginEmergencyOperation, async ({ actor, body }) => {
  await limitNumbers(actor.userId);
  const begun = await beginEmergency(actor, body);
  await forgiveNumber(actor.userId);
  return begun;
});
