import { useCallback, useEffect, useRef, useState } from "react";

/**
 * One tab of a browser writes a note; the others show what it writes, and one of them may take over. Gives whether this is
 * the tab, undefined while that isn't known.
 */
export function useTabLock(name: string): { mine: boolean | undefined; takeOver: () => void } {
  const [mine, setMine] = useState<boolean>();
  const release = useRef<() => void>(() => {});
  const hold = useCallback(
    (options: LockOptions) =>
      navigator.locks
        .request(name, options, (lock) => {
          setMine(lock !== null);
          return lock && new Promise<void>((done) => (release.current = done));
        })
        .catch(() => setMine(false)), // another tab took over
    [name],
  );
  useEffect(() => {
    const gone = new AbortController();
    void hold({ ifAvailable: true }).then(() => {
      // Not ours: in turn when the other tab closes.
      if (!gone.signal.aborted) void hold({ signal: gone.signal });
    });
    return () => {
      gone.abort();
      release.current();
    };
  }, [hold]);
  return { mine, takeOver: () => void hold({ steal: true }) };
}
