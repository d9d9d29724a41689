"use client";

import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";

type FreeOption = { key: string; label: ReactNode };
type Given = Pick<
  ComponentProps<"input">,
  "placeholder" | "maxLength" | "aria-invalid" | "aria-describedby"
>;
type Props = Given & {
  id: string;
  /** The list's name. */
  label: string;
  /** Where the cursor goes when a dialog opens. */
  first?: true;
  value: string;
  options: readonly FreeOption[];
  /** What is said about the search: that it runs, that nothing was found, how much was. */
  state: string;
  /** Whether the state is shown too, or only said. */
  stateShown: boolean;
  foot?: ReactNode;
  onType: (value: string) => void;
  onChoose: (key: string) => void;
  /** Enter where nothing in the list was chosen; without it the key is left to the form. */
  onKeep?: () => void;
  onLeave?: () => void;
};

/**
 * A field whose words are looked up elsewhere while they are typed, and may stay as they are. Arrows move through what was
 * found, Enter chooses, Esc closes the list.
 */
export function FreeCombobox(props: Props) {
  const { id, label, first, value, options, state, stateShown, foot, onType, onChoose } = props;
  const { onKeep, onLeave, ...given } = givenOf(props);
  const [opened, setOpened] = useState(false);
  const [active, setActive] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const at = options.findIndex(({ key }) => key === active);
  const open = opened && (options.length > 0 || stateShown);
  const whole = useShownWhole(open, `${options.length} ${stateShown}`);
  const close = () => {
    setOpened(false);
    setActive(undefined);
  };
  const choose = (key: string) => {
    onChoose(key);
    close();
  };
  const move = (event: KeyboardEvent, step: 1 | -1) => {
    event.preventDefault();
    setOpened(true);
    const next = at < 0 && step < 0 ? options.length - 1 : (at + step) % options.length;
    const place = next < 0 ? options.length - 1 : next;
    setActive(options[place]?.key);
    list.current?.children[place]?.scrollIntoView({ block: "nearest" });
  };
  const onEnter = (event: KeyboardEvent) => {
    const chosen = open ? options[at] : undefined;
    if (event.ctrlKey || event.metaKey || !(chosen || onKeep)) return close();
    event.preventDefault();
    if (chosen) return choose(chosen.key);
    onKeep?.();
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (step) move(event, step);
    if (event.key === "Enter") onEnter(event);
    if (event.key === "Escape" && open) {
      event.preventDefault(); // the dialog around it stays
      event.stopPropagation();
      close();
    }
  };
  return (
    <div className="combo grow">
      <span className="input">
        <input
          {...given}
          {...ALWAYS}
          id={id}
          role="combobox"
          data-first={first}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
          value={value}
          onClick={() => setOpened(true)}
          onChange={(event) => {
            onType(event.target.value);
            setOpened(true);
            setActive(undefined);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            close();
            onLeave?.();
          }}
        />
      </span>
      <div ref={whole} className="menu combo-list combo-whole" hidden={!open}>
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          className="combo-options"
          aria-label={label}
          hidden={options.length === 0}
        >
          {options.map((option, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the field
            <div
              key={option.key}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              className={`menu-item ${i === at ? "is-active" : ""}`}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option.key)}
            >
              {option.label}
            </div>
          ))}
        </div>
        {foot && options.length > 0 && <p className="combo-foot ink-3 t-12">{foot}</p>}
        {stateShown && <Shown>{state}</Shown>}
      </div>
      <Said>{opened && state}</Said>
    </div>
  );
}

const ALWAYS = { autoComplete: "off", "aria-autocomplete": "list" } as const;

/** The list opens below the field, which may be at the window's end: it is scrolled into view as it grows. */
function useShownWhole(open: boolean, grown: string) {
  const whole = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again when what it shows has grown
  useEffect(() => {
    if (open) whole.current?.scrollIntoView({ block: "nearest" });
  }, [open, grown]);
  return whole;
}

const Shown = ({ children }: { children: ReactNode }) => (
  <p className="combo-foot ink-3" aria-hidden="true">
    {children}
  </p>
);

const Said = ({ children }: { children: ReactNode }) => (
  <p className="sr" role="status">
    {children}
  </p>
);

const givenOf = (props: Props) => ({
  placeholder: props.placeholder,
  maxLength: props.maxLength,
  "aria-invalid": props["aria-invalid"],
  "aria-describedby": props["aria-describedby"],
  onKeep: props.onKeep,
  onLeave: props.onLeave,
});
