import { addAddendumOperation } from "@/lib/api/notes";
import { addAddendum } from "@/lib/domain/notes/amend-note";
import { route } from "@/lib/platform/http/route";

export const POST = route(addAddendumOperation, ({ actor, params, body }) =>
  addAddendum(actor, params, body),
);
