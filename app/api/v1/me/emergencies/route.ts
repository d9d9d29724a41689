import { listOwnEmergenciesOperation } from "@/lib/api/emergencies";
import { listOwnEmergencies } from "@/lib/domain/emergency/list-own-emergencies";
import { route } from "@/lib/platform/http/route";

export const GET = route(listOwnEmergenciesOperation, ({ actor }) => listOwnEmergencies(actor));
