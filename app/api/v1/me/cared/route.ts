import { listCaredOperation } from "@/lib/api/caregivers";
import { listCared } from "@/lib/domain/caregivers/list-cared";
import { route } from "@/lib/platform/http/route";

export const GET = route(listCaredOperation, ({ actor }) => listCared(actor));
