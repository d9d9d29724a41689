import type { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { isAppError } from "@/lib/platform/errors";
import type { MessageKey } from "@/lib/platform/outbox/message";
import { storage } from "@/lib/platform/storage/configured";
import { type Asked, beginWriting } from "./begin-writing";
import type { downloadDue } from "./jobs";
import type { DownloadWhat } from "./parts";
import { attemptFolder } from "./row";
import { settleFailed, settleReady } from "./settle-download";
import { type Tell, tellProgress } from "./tell-progress";
import { writeFile } from "./write-file";

/** What writes something: its bytes piece by piece, saying how far it is. Asks for the person's rights itself. */
export type Writer = (asked: Asked, tell: Tell) => AsyncIterable<Uint8Array>;
export type Writers = Readonly<Record<DownloadWhat, Writer>>;

/** Beyond these something is wrong with it, or the storage is away: the person may ask again. */
const MOST_ATTEMPTS = 5;

/**
 * Writes what somebody asked for, as that person. A worker may die anywhere: the next one begins again under a key of its
 * own, and one of them settles it. Throws what may pass.
 */
export async function writeDownload(
  job: Actor,
  { downloadId }: z.output<typeof downloadDue.payload>,
  message: MessageKey,
  writers: Writers,
): Promise<void> {
  const asked = await beginWriting(job, downloadId);
  if (!asked) return;
  if (!asked.active) return void (await settleFailed(job, asked, message, "no_access"));
  if (asked.attempts > MOST_ATTEMPTS)
    return void (await settleFailed(job, asked, message, "broken"));
  const folder = attemptFolder(job.clinicId, downloadId, asked.attempts);
  try {
    const kept = await writeFile(
      `${folder}/content`,
      writers[asked.what](asked, tellProgress(job, asked)),
    );
    const mine = await settleReady(job, asked, message, kept);
    if (!mine) await (await storage()).remove(folder).catch(() => {}); // else the sweep's
  } catch (error) {
    if (!isAppError(error) || error.code !== "not_found") throw error;
    await settleFailed(job, asked, message, "no_access");
  }
}
