import {
  askErasureOperation,
  getOwnErasureOperation,
  withdrawErasureOperation,
} from "@/lib/api/erasure";
import { askErasure } from "@/lib/domain/erasure/ask-erasure";
import { getOwnErasure } from "@/lib/domain/erasure/get-own-erasure";
import { withdrawErasure } from "@/lib/domain/erasure/withdraw-erasure";
import { route } from "@/lib/platform/http/route";

export const GET = route(getOwnErasureOperation, ({ actor, session }) =>
  getOwnErasure(actor, session),
);

export const POST = route(askErasureOperation, ({ actor, session }) => askErasure(actor, session));

export const DELETE = route(withdrawErasureOperation, ({ actor }) => withdrawErasure(actor));
