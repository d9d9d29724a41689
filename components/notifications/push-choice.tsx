"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Setting } from "@/components/ui/setting";
import { whyOf } from "@/lib/browser/api";
import { canBeWoken, isWoken, sleepHere, wakeHere } from "@/lib/browser/push";

/** Whether this very browser shows notifications while nobody looks. Acts at once. */
export function PushChoice({ pushKey }: { pushKey: string }) {
  const t = useTranslations("choices");
  const [state, setState] = useState<"asking" | "on" | "off" | "never">("asking");
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!canBeWoken()) setState("never");
    else void isWoken().then((woken) => setState(woken ? "on" : "off"));
  }, []);
  const turn = async (on: boolean) => {
    if (busy) return;
    setBusy(true);
    try {
      if (!on) await sleepHere();
      const now = on && (await wakeHere(pushKey));
      setState(now ? "on" : "off");
      if (now === on) toast(t("saved"));
      else toast.error(t("pushRefused"));
    } catch (error) {
      toast.error(t("failed", { why: whyOf(error, t("pushAway")) }));
    }
    setBusy(false);
  };
  return (
    <Setting
      htmlFor="choice-push"
      label={t("push")}
      help={t(state === "never" ? "pushNever" : "pushHelp")}
    >
      <input
        id="choice-push"
        className="switch"
        type="checkbox"
        role="switch"
        disabled={state === "asking" || state === "never"}
        aria-busy={busy}
        aria-checked={state === "on"}
        checked={state === "on"}
        onChange={({ target }) => void turn(target.checked)}
      />
    </Setting>
  );
}
