import { dropDraft, forgetHere, loadDraftKey, readDraft, saveDraft } from "@/lib/browser/drafts";
import type { NoteContent } from "@/lib/domain/notes/schema";

/** What this browser keeps of a draft: what was typed, in which window, and on which version of the server's. */
export type Kept = { content: NoteContent; version: number; editor: string };

export type KeptDraft = Awaited<ReturnType<typeof keptDraft>>;

/**
 * What this browser keeps of a draft, encrypted, until the server has it. A tab that only `follows` another keeps nothing
 * and finds nothing: a second one that sent it too would race with the words that follow.
 */
export async function keptDraft(userId: string, name: string, follows: boolean) {
  const key = follows ? undefined : await loadDraftKey(userId).catch(() => undefined);
  const found = key && (await readDraft<Kept>(key, userId, name));
  let keptAt = found?.savedAt ?? 0;
  let cameBack = found !== undefined;
  return {
    /** What was typed before and may not have reached the server. */
    found: found?.value,
    keep(kept: Kept): void {
      if (!key) return;
      void saveDraft(key, userId, name, kept);
      keptAt = Date.now();
    },
    /** The server has it. What another tab keeps since stays. */
    isSaved(): void {
      if (cameBack) void dropDraft(userId, name, keptAt);
      else if (key) forgetHere(userId, name, keptAt);
      cameBack = false;
    },
  };
}
