import { getFromChart } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { isSignedFor, signFor } from "@/lib/platform/signed-link";
import { storageAnswers } from "@/lib/platform/storage/answers";
import { FILES } from "./file-row";
import type { FileUse } from "./file-schema";
import type { ChartFile } from "./schema";

/** Long enough to look through a list of pictures or to begin a slow download. */
const MINUTES = 10;

/** Where a file's bytes are for this person, for a few minutes. Fails: not_found (nothing that was found clean), unavailable. */
export async function linkToFile(
  actor: Actor,
  patientId: string,
  fileId: string,
  use: FileUse,
): Promise<{ address: string }> {
  const { state } = await getFromChart(actor, patientId, FILES, fileId);
  if (state !== "clean") throw new AppError("not_found");
  // Said here, in words: at the address itself it would be a broken picture.
  if (!(await storageAnswers()))
    throw new AppError("unavailable", { message: "storage_away", retryAfter: 5 });
  return { address: addressOf(actor, patientId, fileId, use) };
}

/** An address that is this person's alone, in this clinic. Who may see the file is asked again when it is opened. */
export function addressOf(
  actor: Actor,
  patientId: string,
  fileId: string,
  use: FileUse,
  clock: Clock = systemClock,
): string {
  const key = signFor(signed(actor, patientId, fileId, use), MINUTES, clock);
  return `/api/v1/patients/${patientId}/files/${fileId}/content?use=${use}&key=${key}`;
}

/** A file as its reader gets it: where it has a small picture, with the address of that for this person. */
export const withPreview = (actor: Actor, patientId: string, file: ChartFile): ChartFile => ({
  ...file,
  preview: file.preview === null ? null : addressOf(actor, patientId, file.id, "preview"),
});

/** Whether an address was made for this person, file and use, and still holds. */
export const isOwnAddress = (
  actor: Actor,
  patientId: string,
  fileId: string,
  { use, key }: { use: FileUse; key: string },
  clock: Clock = systemClock,
) => isSignedFor(signed(actor, patientId, fileId, use), key, clock);

const signed = ({ clinicId, userId }: Actor, patientId: string, fileId: string, use: FileUse) => [
  "file",
  clinicId,
  userId,
  patientId,
  fileId,
  use,
];
