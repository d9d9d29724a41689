"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { moveByKeys } from "@/components/ui/move-by-keys";
import { usePeople } from "./queries";

type Props = { kind: "users" | "patients"; label: string; onChoose: (id: string) => void };

/** A filter that is a person, found by typing a name. Esc and a click beside it close it. */
export function PersonFilter({ kind, label, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    window.addEventListener("pointerdown", onPointer);
    return () => window.removeEventListener("pointerdown", onPointer);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div ref={box} className="pick">
      <button
        ref={button}
        type="button"
        className="chip"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
        <ChevronDown className="i" aria-hidden="true" />
      </button>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field and buttons in it
        <div
          className="menu pick-menu"
          onKeyDown={(event) => {
            if (event.key === "Escape") close();
            moveByKeys(event);
          }}
        >
          <People
            kind={kind}
            label={label}
            onChoose={(id) => {
              close();
              onChoose(id);
            }}
          />
        </div>
      )}
    </div>
  );
}

function People({ kind, label, onChoose }: Props) {
  const t = useTranslations("audit");
  const [q, setQ] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const people = usePeople(kind, q);
  const found = q.trim() === "" ? [] : (people.data ?? []);
  const said = () => {
    if (q.trim() === "") return t("typeName");
    if (people.isError) return t("failed");
    if (people.isFetching) return t("searching");
    return found.length === 0 ? t("nobody") : "";
  };
  return (
    <>
      <span className="input">
        <input
          ref={input}
          type="text"
          inputMode="search"
          autoComplete="off"
          aria-label={`${label}: ${t("typeName")}`}
          maxLength={200}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </span>
      {found.map(({ id, name, note }) => (
        <button key={id} type="button" className="menu-item" data-row onClick={() => onChoose(id)}>
          <span className="trunc">{name}</span>
          <span className="ink-3 t-12 trunc">{note}</span>
        </button>
      ))}
      <p className="ink-3 t-12 pick-said" role="status">
        {said()}
      </p>
    </>
  );
}
