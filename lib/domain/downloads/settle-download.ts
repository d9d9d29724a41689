import { changeToTell } from "@/lib/domain/live/tell-change";
import { notify } from "@/lib/domain/notifications/notify";
import type { Actor } from "@/lib/platform/auth/actor";
import { effectOnce, type MessageKey } from "@/lib/platform/outbox/message";
import { type DownloadWhat, isLarge } from "./parts";
import type { DownloadFailure } from "./schema";
import type { Kept } from "./write-file";

/** How long what was written can be fetched. */
const KEPT_HOURS = 24;

type Asked = { id: string; what: DownloadWhat; memberId: string };

/** What was written is there: once for its message. False where another worker was quicker. */
export async function settleReady(
  actor: Actor,
  { id, what, memberId }: Asked,
  message: MessageKey,
  { key, size, sha256 }: Kept,
): Promise<boolean> {
  const settled = await effectOnce(actor, message, async (tx) => {
    await tx.$executeRaw`
      UPDATE downloads SET state = 'ready', progress = 100, storage_key = ${key}, size = ${size}, sha256 = ${sha256},
        ready_at = now(), expires_at = now() + make_interval(hours => ${KEPT_HOURS})
      WHERE clinic_id = current_clinic() AND id = ${id}::uuid AND state = 'running'`;
    await changeToTell(tx, { kind: "downloads", memberId });
    if (isLarge(what))
      await notify(tx, {
        event: "download",
        patientId: null,
        subjectId: id,
        memberIds: [memberId],
      });
    return true;
  });
  return settled ?? false;
}

/** It will not come: who asked sees why, once for its message. */
export const settleFailed = (
  actor: Actor,
  { id, memberId }: Pick<Asked, "id" | "memberId">,
  message: MessageKey,
  failure: DownloadFailure,
) =>
  effectOnce(actor, message, async (tx) => {
    await tx.$executeRaw`
      UPDATE downloads SET state = 'failed', failure = ${failure}
      WHERE clinic_id = current_clinic() AND id = ${id}::uuid AND state IN ('waiting', 'running')`;
    await changeToTell(tx, { kind: "downloads", memberId });
  });
