"use client";

import { Search, X } from "lucide-react";
import { startTransition, useOptimistic, useRef } from "react";
import { useKeys } from "@/lib/browser/keys";

type Props = {
  label: string;
  clearLabel: string;
  value: string;
  onChange: (value: string) => void;
};

/** A list's search. The key / goes to it, Esc clears it. What is typed stands there before the list has followed. */
export function SearchBox({ label, clearLabel, value, onChange }: Props) {
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useOptimistic(value);
  const change = (text: string) =>
    startTransition(() => {
      setTyped(text);
      onChange(text);
    });
  useKeys({ "/": () => search.current?.focus() });
  return (
    <search className="input">
      <Search className="i" aria-hidden="true" />
      <input
        ref={search}
        type="text"
        inputMode="search"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={typed}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && change("")}
      />
      {typed && (
        <button type="button" aria-label={clearLabel} onClick={() => change("")}>
          <X className="i" aria-hidden="true" />
        </button>
      )}
    </search>
  );
}
