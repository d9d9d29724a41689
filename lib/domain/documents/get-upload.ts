import type { Actor } from "@/lib/platform/auth/actor";
import { storage } from "@/lib/platform/storage/configured";
import { partKey } from "./file-row";
import type { UploadState } from "./file-schema";
import { missingParts, ownUpload, reached } from "./own-upload";
import { PART_BYTES } from "./parts";

/** How far an upload of one's own got, and where the rest of it goes. Fails: not_found, unavailable. */
export async function getUpload(
  actor: Actor,
  patientId: string,
  fileId: string,
): Promise<UploadState> {
  const upload = await ownUpload(actor, patientId, fileId);
  const { state, size } = upload;
  const left = state === "uploading" ? await missingParts(actor, fileId, upload) : [];
  const files = await reached(storage());
  const missing = await Promise.all(
    left.map(async (one) => {
      const straight = files.uploadAddress(partKey(actor.clinicId, fileId, one.part), one.size);
      const here = `/api/v1/patients/${patientId}/files/${fileId}/parts/${one.part}`;
      return { ...one, address: (await reached(straight)) ?? here };
    }),
  );
  return { id: fileId, state, size, partBytes: PART_BYTES, missing };
}
