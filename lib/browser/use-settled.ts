import { useEffect, useRef, useState } from "react";

const TYPING_MS = 200;

/**
 * The filters once typing pauses, and written into the address then. `flush` writes them at once: Next takes an address
 * that changes while a page is being opened for a wish to stay, so it must be done before a row is.
 */
export function useSettled<T>(
  filters: T,
  searchOf: (filters: T) => URLSearchParams,
): [settled: T, flush: () => void] {
  const [settled, setSettled] = useState(filters);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = () => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    setSettled(filters);
    const search = searchOf(filters).toString();
    if (search !== searchOf(settled).toString()) {
      window.history.replaceState(null, "", search ? `?${search}` : window.location.pathname);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new timer for new filters, and only for them
  useEffect(() => {
    timer.current = setTimeout(flush, TYPING_MS);
    return () => clearTimeout(timer.current);
  }, [filters]);
  return [settled, flush];
}
