"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useBrowserZone } from "./zone-choice";

const HALF_A_MINUTE = 30_000;

/** What time it is in a zone (null: the browser's): the surest sign that it is the right one. */
export function ZoneNow({ zone }: { zone: string | null }) {
  const t = useTranslations("account");
  const format = useFormatter();
  const here = useBrowserZone();
  const [now, setNow] = useState<Date>();
  useEffect(() => {
    setNow(new Date());
    const clock = setInterval(() => setNow(new Date()), HALF_A_MINUTE);
    return () => clearInterval(clock);
  }, []);
  const timeZone = zone ?? here;
  const time =
    now && timeZone
      ? format.dateTime(now, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone })
      : "–";
  return t("zoneNow", { time });
}
