import { useEffect, useRef, useState } from "react";
import { type Draft, dropDraft, loadDraftKey, readDraft, saveDraft } from "@/lib/browser/drafts";

/**
 * Keeps what is typed in this browser, encrypted, at each change; gives back what was typed before, once. `savedAt` is
 * the time of the last keeping. While the key cannot be had (no connection) nothing is kept, and nothing says it is.
 */
export function useDraft<T>(
  userId: string,
  name: string,
  value: T,
  touched: boolean,
  restore: (draft: Draft<T>) => void,
) {
  const [key, setKey] = useState<CryptoKey>();
  const [savedAt, setSavedAt] = useState<number>();
  const [forgotten, setForgotten] = useState(false);
  const onRestore = useRef(restore);
  useEffect(() => {
    let gone = false;
    void (async () => {
      const loaded = await loadDraftKey(userId).catch(() => undefined);
      const draft = loaded && (await readDraft<T>(loaded, userId, name));
      if (gone) return;
      if (draft) onRestore.current(draft);
      setKey(loaded);
    })();
    return () => {
      gone = true;
    };
  }, [userId, name]);
  useEffect(() => {
    if (!touched)
      setForgotten(false); // what is typed from now on is another draft
    else if (key && !forgotten) void saveDraft(key, userId, name, value).then(setSavedAt);
  }, [key, userId, name, value, touched, forgotten]);
  return {
    savedAt,
    forget: () => {
      setForgotten(true);
      void dropDraft(userId, name);
    },
  };
}
