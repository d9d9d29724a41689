import { countEmergenciesOperation } from "@/lib/api/emergencies";
import { countEmergencies } from "@/lib/domain/emergency/list-emergencies";
import { route } from "@/lib/platform/http/route";

export const GET = route(countEmergenciesOperation, ({ actor }) => countEmergencies(actor));
