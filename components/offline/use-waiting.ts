import { useCallback, useEffect, useRef, useState } from "react";
import {
  dropWaiting,
  letWait,
  listWaiting,
  sendWaiting,
  type Waiting,
} from "@/lib/browser/waiting";

/** What waits of a person, and is sent when there is a connection; `onSent` hears how many arrived. */
export function useWaiting(userId: string, onSent: (count: number) => void) {
  const [items, setItems] = useState<readonly Waiting[]>([]);
  const told = useRef(onSent);
  told.current = onSent;
  const send = useCallback(
    async (again?: string) => {
      const { sent, left } = await sendWaiting(userId, again);
      setItems(left);
      if (sent > 0) told.current(sent);
    },
    [userId],
  );
  useEffect(() => {
    const all = () => void send().catch(() => {}); // no connection: at the next one
    void listWaiting(userId)
      .then(setItems, () => {})
      .then(all);
    window.addEventListener("online", all);
    return () => window.removeEventListener("online", all);
  }, [userId, send]);
  const renew = async () => setItems(await listWaiting(userId));
  return {
    items,
    send,
    keep: (one: Waiting) => letWait(userId, one).then(renew),
    drop: (key: string) => dropWaiting(userId, key).then(renew),
  };
}
