import { KeyRound } from "lucide-react";
import { Fault } from "@/components/ui/fault";
import { type Act, usePasskey } from "./use-passkey";

type Props = {
  label: string;
  act: Act;
  next: () => Promise<string | undefined>;
  onLost?: () => void;
};

/** Has the device show who one is by a key that it keeps. */
export function PasskeyButton({ label, act, next, onLost }: Props) {
  const { busy, failure, press } = usePasskey(act, { next, onLost });
  return (
    <>
      <Fault>{failure}</Fault>
      <button
        type="button"
        className="btn btn-block"
        aria-busy={busy}
        disabled={busy}
        onClick={press}
      >
        <KeyRound className="i" aria-hidden="true" />
        {label}
      </button>
    </>
  );
}
