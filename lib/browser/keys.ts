import { useEffect, useRef } from "react";

const OFF = "keys-off";
const SEQUENCE_MS = 1500;

/** Whether single keys act in this browser; who is disturbed by them switches them off. */
export const keysAreOn = () => localStorage.getItem(OFF) === null;
export function switchKeys(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
}

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, dialog, [contenteditable]") !== null;

/**
 * Calls an action for a single key ("v") or two after each other ("g h"), on any page where this is mounted. Never while
 * typing or in a dialog, never with Ctrl, Alt or ⌘.
 */
export function useKeys(actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    let first = { key: "", at: 0 };
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
      const key = event.key.toLowerCase();
      const before = event.timeStamp - first.at < SEQUENCE_MS ? first.key : "";
      first = { key, at: event.timeStamp };
      const action = latest.current[`${before} ${key}`] ?? latest.current[key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** A place that a letter leads to, after G; its name as the frame's texts have it. */
export type KeyedPlace = { key: string; name: string; href: string };
