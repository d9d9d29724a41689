"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Setting } from "@/components/ui/setting";
import { whyOf } from "@/lib/browser/api";
import { canKeep, forgetCopy, isKeptFor, keepCopy } from "@/lib/browser/keep-copy";
import type { Me } from "@/lib/domain/identity/schema";

/** Whether this very device keeps what its person reads without a connection. Acts at once. */
export function KeepChoice({ me }: { me: Me }) {
  const t = useTranslations("offline");
  const [state, setState] = useState<"asking" | "on" | "off" | "never">("asking");
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!canKeep()) setState("never");
    else void isKeptFor(me.user.id).then((kept) => setState(kept ? "on" : "off"));
  }, [me]);
  const turn = async (on: boolean) => {
    if (busy) return;
    setBusy(true);
    try {
      await (on ? keepCopy(me) : forgetCopy());
      setState(on ? "on" : "off");
      toast(t(on ? "kept" : "forgotten"));
    } catch (error) {
      toast.error(t("keepFailed", { why: whyOf(error, t("noConnection")) }));
    }
    setBusy(false);
  };
  return (
    <ul>
      <Setting
        htmlFor="keep-copy"
        label={t("keep")}
        help={t(state === "never" ? "keepNever" : "keepHelp")}
      >
        <input
          id="keep-copy"
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
    </ul>
  );
}
