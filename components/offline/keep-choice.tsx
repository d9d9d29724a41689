"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { DeviceSwitch } from "@/components/ui/device-switch";
import { api, whyOf } from "@/lib/browser/api";
import { canKeep, forgetCopy, isKeptFor, keepCopy } from "@/lib/browser/keep-copy";
import type { Me } from "@/lib/domain/identity/schema";

/** Whether this very device keeps what its person reads without a connection. */
export function KeepChoice({ me }: { me: Me }) {
  const t = useTranslations("offline");
  const turn = async (on: boolean) => {
    try {
      // What is kept here can be read by who has this device: it begins with a proof, as what is taken away does.
      if (on) await api("/me/proof");
      await (on ? keepCopy(me) : forgetCopy());
      toast(t(on ? "kept" : "forgotten"));
    } catch (error) {
      toast.error(t("keepFailed", { why: whyOf(error, t("noConnection")) }));
    }
    return isKeptFor(me.user.id);
  };
  return (
    <ul>
      <DeviceSwitch
        id="keep-copy"
        label={t("keep")}
        help={t("keepHelp")}
        never={t("keepNever")}
        can={canKeep}
        ask={() => isKeptFor(me.user.id)}
        turn={turn}
      />
    </ul>
  );
}
