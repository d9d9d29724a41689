import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import type { MessageKey } from "@/lib/platform/outbox/message";
import { storage } from "@/lib/platform/storage/configured";
import type { Storage } from "@/lib/platform/storage/storage";
import { contentKey, folderOf, partsFolder, previewKey } from "./file-row";
import { gatherParts } from "./gather-parts";
import type { checkDue } from "./jobs";
import { judgeFile, type Verdict } from "./judge-file";
import { settleFile } from "./settle-file";

const SIZE = `SELECT size FROM files WHERE clinic_id = current_clinic() AND id = $1::uuid AND state = 'scanning'`;

/**
 * Looks at what a file is, and keeps it or not. What is kept is put in its place before the row says so, and what was sent
 * goes afterwards: a worker may die anywhere in between, and the next one does it again. Throws what may pass.
 */
export async function checkFile(
  actor: Actor,
  { fileId }: z.output<typeof checkDue.payload>,
  message: MessageKey,
): Promise<void> {
  const [row] = await queryAs(actor, SIZE, [fileId]);
  if (!row) return;
  const files = await storage();
  const desk = await mkdtemp(join(tmpdir(), "file-"));
  try {
    const sent = join(desk, "sent");
    const whole = await gatherParts(files, partsFolder(actor.clinicId, fileId), sent);
    if (whole.size !== Number(row.size)) throw new Error("parts are missing");
    const verdict = await judgeFile(sent, desk);
    if (!("rejected" in verdict)) await keep(files, actor, fileId, verdict);
    // Given up meanwhile it may be asked for again: what was sent stays.
    if (!(await settleFile(actor, fileId, message, verdict))) return;
    const left = "rejected" in verdict ? folderOf : partsFolder;
    await files.remove(left(actor.clinicId, fileId)).catch(() => {}); // else the sweep's
  } finally {
    await rm(desk, { recursive: true, force: true });
  }
}

async function keep(
  files: Storage,
  { clinicId }: Actor,
  fileId: string,
  { content, preview }: Exclude<Verdict, { rejected: unknown }>,
): Promise<void> {
  const put = async (key: string, path: string) =>
    files.put(key, createReadStream(path), (await stat(path)).size);
  await put(contentKey(clinicId, fileId), content);
  if (preview) await put(previewKey(clinicId, fileId), preview);
}
