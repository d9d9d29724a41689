"use client";

import { useTranslations } from "next-intl";
import { DeviceSwitch } from "@/components/ui/device-switch";
import { whyOf } from "@/lib/browser/api";
import { canBeWoken, isWoken, sleepHere, wakeHere } from "@/lib/browser/push";
import { say, sayFailed } from "@/lib/browser/say";

/** Whether this very browser shows notifications while nobody looks. */
export function PushChoice({ pushKey }: { pushKey: string }) {
  const t = useTranslations("choices");
  const turn = async (on: boolean) => {
    try {
      if (!on) await sleepHere();
      const now = on && (await wakeHere(pushKey));
      if (now === on) say(t("saved"));
      else sayFailed(t("pushRefused"));
      return now;
    } catch (error) {
      sayFailed(t("failed", { why: whyOf(error, t("pushAway")) }));
      return isWoken();
    }
  };
  return (
    <DeviceSwitch
      id="choice-push"
      label={t("push")}
      help={t("pushHelp")}
      never={t("pushNever")}
      can={canBeWoken}
      ask={isWoken}
      turn={turn}
    />
  );
}
