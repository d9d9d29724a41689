import { useTranslations } from "next-intl";
import { useState } from "react";
import { isProblem, whyOf } from "@/lib/browser/api";

type Device = typeof import("@/lib/browser/passkey");
/** What the device is asked for; whether it gave it. */
export type Act = (device: Device) => Promise<boolean>;

type Then = {
  /** What comes after it, which may fail in words. */
  next: () => Promise<string | undefined>;
  /** There is no session to show anything for. */
  onLost?: () => void;
};

/** State of a button that asks the device for a key, once at a time. */
export function usePasskey(act: Act, { next, onLost }: Then) {
  const t = useTranslations("passkey");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const send = async (): Promise<string | undefined> => {
    try {
      // Loaded when it is pressed: most people come in by their password.
      if (!(await act(await import("@/lib/browser/passkey")))) return t("none");
    } catch (error) {
      if (isProblem(error) && error.status === 401) onLost?.();
      return whyOf(error, t("network"));
    }
    return next();
  };
  const press = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const why = await send();
    if (why === undefined) return;
    setFailure(why);
    setBusy(false);
  };
  return { busy, failure, press: () => void press() };
}
