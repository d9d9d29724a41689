import type { ReadableStream } from "node:stream/web";
import { putPartOperation } from "@/lib/api/files";
import { putPart } from "@/lib/domain/documents/put-part";
import { route } from "@/lib/platform/http/route";

export const PUT = route(putPartOperation, ({ actor, params, request }) => {
  const body = request.body as ReadableStream<Uint8Array> | null;
  return putPart(actor, params.patientId, params.fileId, { part: params.part, body });
});
