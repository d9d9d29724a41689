"use client";

import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

/** `search`: what is looked through besides the label. */
export type ComboOption = { value: string; label: string; hint?: string; search?: string };
type Props = {
  id: string;
  label: string;
  value: string;
  /** What the field shows for the value while nobody types. */
  shown: string;
  options: readonly ComboOption[];
  none: string;
  onOpen?: () => void;
  onChoose: (value: string) => void;
};

const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function matching(options: readonly ComboOption[], typed: string): readonly ComboOption[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter(({ label, hint = "", search = "" }) => {
    const text = plain(`${label} ${hint} ${search}`);
    return words.every((word) => text.includes(word));
  });
}

/** A long list that is searched by typing. Arrows move, Enter chooses, Esc and leaving keep what was chosen before. */
export function Combobox(props: Props) {
  const { id, label, value, shown, options, none, onOpen, onChoose } = props;
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const open = typed !== undefined;
  const found = open ? matching(options, typed) : [];
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const begin = () => {
    if (open) return;
    onOpen?.();
    setTyped("");
    setActive(
      Math.max(
        0,
        options.findIndex((option) => option.value === value),
      ),
    );
  };
  const choose = (option: ComboOption | undefined) => {
    if (option) onChoose(option.value);
    setTyped(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) return begin();
      setActive((active + step + found.length) % Math.max(1, found.length));
    }
    if (!open) return;
    if (event.key === "Enter") {
      event.preventDefault();
      choose(found[active]);
    }
    if (event.key === "Escape") setTyped(undefined);
  };
  return (
    <div className="combo">
      <span className="input">
        <input
          id={id}
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && found[active] ? `${id}-${active}` : undefined}
          value={typed ?? shown}
          placeholder={shown}
          onClick={begin}
          onChange={(event) => {
            if (!open) onOpen?.();
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setTyped(undefined)}
        />
        <ChevronDown className="i" aria-hidden="true" />
      </span>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="menu combo-list"
        hidden={!open || found.length === 0}
      >
        {found.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the field
          <div
            key={option.value}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.value === value}
            className={`menu-item ${i === active ? "is-active" : ""}`}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            <span className="grow">{option.label}</span>
            <span className="ink-3 t-12">{option.hint}</span>
          </div>
        ))}
      </div>
      {open && found.length === 0 && (
        <p className="menu combo-list ink-3" role="status">
          {none}
        </p>
      )}
    </div>
  );
}
