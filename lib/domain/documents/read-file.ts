import type { Readable } from "node:stream";
import { withChart } from "@/lib/domain/patients/with-chart";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { AppError } from "@/lib/platform/errors";
import { byteRange } from "@/lib/platform/storage/byte-range";
import { storage } from "@/lib/platform/storage/configured";
import type { ByteRange } from "@/lib/platform/storage/storage";
import { isOwnAddress } from "./file-link";
import { contentKey, findFile, previewKey } from "./file-row";
import type { FileUse } from "./file-schema";
import { reached } from "./own-upload";

const PREVIEW_TYPE = "image/webp";

type Asked = {
  use: FileUse;
  /** The signature of the address. */
  key: string;
  /** The Range header. */
  range: string | null;
};
type OpenedFile = {
  body: Readable;
  type: string;
  name: string;
  /** Of the whole file; not known of a preview. */
  size?: number;
  range?: ByteRange | undefined;
};

/**
 * The bytes of a file, by an address that was made for this person. The right to the chart is asked again, and what leaves
 * as a copy is audited as taken away. Fails: not_found, unavailable.
 */
export async function readFile(
  actor: Actor,
  patientId: string,
  fileId: string,
  { use, key, range: asked }: Asked,
): Promise<OpenedFile> {
  if (!isOwnAddress(actor, patientId, fileId, { use, key })) throw new AppError("not_found");
  const { file, why } = await withChart(actor, patientId, "read", "documents", async (chart) => ({
    file: await findFile(chart, fileId),
    why: chart.why,
  }));
  if (file.state !== "clean") throw new AppError("not_found");
  if (use === "copy") await auditTaken(actor, patientId, fileId, why);
  const files = await reached(storage());
  const { name, size, contentType } = file;
  if (use === "preview") {
    const body = await reached(files.get(previewKey(actor.clinicId, fileId)));
    return { body, type: PREVIEW_TYPE, name: "preview.webp" };
  }
  const range = byteRange(asked, size);
  const body = await reached(files.get(contentKey(actor.clinicId, fileId), range));
  return { body, type: contentType ?? "application/octet-stream", name, size, range };
}

const auditTaken = (actor: Actor, patientId: string, file: string, why: string) =>
  audit({
    ...auditedAs(actor),
    patientId,
    action: "export",
    part: "documents",
    why,
    outcome: "done",
    detail: { file },
  });
