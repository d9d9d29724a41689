import { useEffect, useState } from "react";
import { Setting } from "./setting";

type Props = {
  id: string;
  label: string;
  help: string;
  /** Instead of the help, where this browser can't. */
  never: string;
  /** Whether this browser can. */
  can: () => boolean;
  /** How it is now. */
  ask: () => Promise<boolean>;
  /** Turns it on or off, and says what became of it. Gives how it is then; fails at nothing. */
  turn: (on: boolean) => Promise<boolean>;
};

/** Something that is chosen for this very device. Acts at once. */
export function DeviceSwitch({ id, label, help, never, can, ask, turn }: Props) {
  const [state, setState] = useState<"asking" | "on" | "off" | "never">("asking");
  const [busy, setBusy] = useState(false);
  const set = (on: boolean) => setState(on ? "on" : "off");
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for a switch
  useEffect(() => {
    if (can()) void ask().then(set);
    else setState("never");
  }, []);
  const change = async (on: boolean) => {
    if (busy) return;
    setBusy(true);
    set(await turn(on));
    setBusy(false);
  };
  return (
    <Setting htmlFor={id} label={label} help={state === "never" ? never : help}>
      <input
        id={id}
        className="switch"
        type="checkbox"
        role="switch"
        disabled={state === "asking" || state === "never"}
        aria-busy={busy}
        aria-checked={state === "on"}
        checked={state === "on"}
        onChange={({ target }) => void change(target.checked)}
      />
    </Setting>
  );
}
