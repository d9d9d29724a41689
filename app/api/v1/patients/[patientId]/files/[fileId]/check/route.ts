import { checkAgainOperation } from "@/lib/api/files";
import { checkAgain } from "@/lib/domain/documents/check-again";
import { route } from "@/lib/platform/http/route";

export const POST = route(checkAgainOperation, ({ actor, params }) =>
  checkAgain(actor, params.patientId, params.fileId),
);
