import type { Actor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { writeOnce } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import type { Draft, KeepDraftInput } from "./schema";

const MOST_DRAFTS = 200;

/**
 * Keeps what this person typed and hasn't sent, as their browser encrypted it; an older one never replaces a newer.
 * Fails: conflict, when there are too many.
 */
export function keepDraft(actor: Actor, { name, sealed, savedAt }: KeepDraftInput): Promise<Draft> {
  const { clinicId, userId } = actor;
  return writeOnce(actor, async (tx) => {
    const others = await tx.draft.count({ where: { clinicId, userId, name: { not: name } } });
    if (others >= MOST_DRAFTS) throw new AppError("conflict", { message: "too_many_drafts" });
    await tx.$executeRaw`
      INSERT INTO drafts (clinic_id, user_id, name, sealed, saved_at)
      VALUES (current_clinic(), ${userId}::uuid, ${name}, ${sealed}, ${new Date(savedAt)})
      ON CONFLICT (clinic_id, user_id, name) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at
      WHERE drafts.saved_at < excluded.saved_at`;
    return { name, sealed, savedAt };
  });
}

/** A draft of this person, from whatever device; null where there is none, which is the usual case and no failure. */
export async function getDraft(actor: Actor, name: string): Promise<Draft | null> {
  const { clinicId, userId } = actor;
  const draft = await readAs(actor, (tx) =>
    tx.draft.findUnique({ where: { clinicId_userId_name: { clinicId, userId, name } } }),
  );
  return draft && { name, sealed: draft.sealed, savedAt: draft.savedAt.toISOString() };
}

/** Removes a draft: it was sent or thrown away. Removing what isn't there is no failure. */
export async function dropDraft(actor: Actor, name: string): Promise<Record<string, never>> {
  const { clinicId, userId } = actor;
  await writeAs(actor, (tx) => tx.draft.deleteMany({ where: { clinicId, userId, name } }));
  return {};
}
