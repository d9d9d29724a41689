"use client";

import { HeartHandshake } from "lucide-react";
import { useTranslations } from "next-intl";
import { whyOf } from "@/lib/browser/api";
import { sayFailed } from "@/lib/browser/say";
import { useActFor } from "./queries";

/** On every page: for whom one acts, and the way back to oneself. */
export function ActingBanner({ name }: { name: string }) {
  const t = useTranslations("caregivers");
  const act = useActFor();
  const stop = () =>
    act.mutate(null, { onError: (error) => sayFailed(whyOf(error, t("offline"))) });
  return (
    <section className="banner acting" aria-label={t("actingLabel")}>
      <HeartHandshake className="i i-20" aria-hidden="true" />
      <span className="grow break-word">{t("acting", { name })}</span>
      <button type="button" className="btn btn-sm" disabled={act.isPending} onClick={stop}>
        {t("stop")}
      </button>
    </section>
  );
}
