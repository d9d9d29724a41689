"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { Combobox, type ComboOption } from "@/components/ui/combobox";
import { cityOf } from "@/lib/browser/format";
import { browserZone } from "@/lib/browser/zone";

const BROWSER = "";

function nameOf(zone: string, locale: string, timeZoneName: "longGeneric" | "shortOffset"): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** Every zone that the browser knows, to be found by city, by country or by what its time is called. */
function zonesOf(locale: string): ComboOption[] {
  return Intl.supportedValuesOf("timeZone").map((zone) => ({
    value: zone,
    label: cityOf(zone),
    hint: nameOf(zone, locale, "shortOffset").replace("GMT", "UTC"),
    search: `${zone} ${zone.replaceAll(/[/_]/g, " ")} ${nameOf(zone, locale, "longGeneric")}`,
  }));
}

type Props = {
  id: string;
  label: string;
  value: string | null;
  onChoose: (zone: string | null) => void;
};

/** The zone that times are shown in: one of the list, or whatever the browser's is. */
export function ZoneChoice({ id, label, value, onChoose }: Props) {
  const t = useTranslations("account");
  const locale = useLocale();
  const [wanted, setWanted] = useState(false); // the list costs a tenth of a second: only for who opens it
  const zones = useMemo(() => (wanted ? zonesOf(locale) : []), [wanted, locale]);
  const here = useBrowserZone();
  const browser = here ? t("zoneBrowser", { zone: cityOf(here) }) : t("zoneBrowserShort");
  return (
    <Combobox
      id={id}
      label={label}
      value={value ?? BROWSER}
      shown={value === null ? browser : cityOf(value)}
      options={[{ value: BROWSER, label: browser }, ...zones]}
      none={t("zoneNone")}
      onOpen={() => setWanted(true)}
      onChoose={(zone) => onChoose(zone === BROWSER ? null : zone)}
    />
  );
}

/** The browser's own zone; undefined while the server draws. */
export function useBrowserZone(): string | undefined {
  const [zone, setZone] = useState<string>();
  useEffect(() => setZone(browserZone()), []);
  return zone;
}
