"use client";

import { Search, X } from "lucide-react";
import { useRef } from "react";
import { useKeys } from "@/lib/browser/keys";

type Props = {
  label: string;
  clearLabel: string;
  value: string;
  onChange: (value: string) => void;
};

/** A list's search. The key / goes to it, Esc clears it. */
export function SearchBox({ label, clearLabel, value, onChange }: Props) {
  const search = useRef<HTMLInputElement>(null);
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
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onChange("")}
      />
      {value && (
        <button type="button" aria-label={clearLabel} onClick={() => onChange("")}>
          <X className="i" aria-hidden="true" />
        </button>
      )}
    </search>
  );
}
