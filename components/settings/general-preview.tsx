"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { dateFormatOf } from "@/lib/platform/i18n/date-format";
import { writtenDay } from "@/lib/platform/i18n/written-day";
import { isZone } from "@/lib/platform/i18n/zone";
import { logoOf } from "./logo-control";
import type { SettingsForm } from "./use-settings-form";

const A_SECOND = 1000;

/** How what is typed will look: the frame's head, the date and time of now, the number to call. */
export function GeneralPreview({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  const locale = useLocale();
  const now = useNow();
  const of = (name: string) => String(form.typed[name] ?? form.base[name]);
  const zone = isZone(of("timeZone")) ? of("timeZone") : String(form.base.timeZone);
  const logo = logoOf(form);
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  return (
    <section className="mb-6">
      <div className="sec-head">
        <h2>{t("preview")}</h2>
      </div>
      <div className="preview mt-3">
        {/* biome-ignore lint/performance/noImgElement: a picture that may not be on the server yet */}
        {logo && <img className="logo" src={logo} alt="" />}
        <span className="semi trunc">{of("name")}</span>
      </div>
      <dl className="pairs">
        <dt>{t("previewDay")}</dt>
        <dd>{now && writtenDay(dateFormatOf(of("dateFormat")), now, locale, zone)}</dd>
        <dt>{t("previewNow")}</dt>
        <dd>{now?.toLocaleTimeString(locale, time)}</dd>
        <dt>{t("previewEmergency")}</dt>
        <dd>{of("emergencyNumber")}</dd>
      </dl>
    </section>
  );
}

/** The moment, once the page is in the browser: the server's would differ. */
function useNow(): Date | undefined {
  const [now, setNow] = useState<Date>();
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), A_SECOND);
    return () => clearInterval(timer);
  }, []);
  return now;
}
