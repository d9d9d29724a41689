"use client";

import { ChevronDown, Download as DownloadIcon } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import type { DownloadWhat } from "@/lib/domain/downloads/parts";
import { AskedState } from "./asked-state";
import { useTakeAway } from "./use-take-away";

type Props = {
  patientId: string;
  offers: readonly DownloadWhat[];
  timeZone: string;
  noteId?: string;
  /** From when on, of vital signs. */
  from?: string;
  /** In a patient's comfortable pages. */
  home?: boolean;
};

/** What can be taken away here. A native popover: Esc and a click beside it close it. It is written apart, then saved by itself. */
export function DownloadMenu({ patientId, offers, timeZone, noteId, from, home = false }: Props) {
  const t = useTranslations("downloads");
  const locale = useLocale() === "en" ? ("en" as const) : ("es" as const);
  const menu = useId();
  const { asked, take } = useTakeAway();
  const choose = (what: DownloadWhat) => {
    document.getElementById(menu)?.hidePopover();
    const of = what === "visit-summary.pdf" ? { noteId } : {};
    const since = what.startsWith("vitals.") && from ? { from } : {};
    take({ patientId, input: { what, locale, timeZone, ...of, ...since } });
  };
  return (
    <span className="download">
      <button type="button" className={home ? "btn" : "btn btn-sm"} popoverTarget={menu}>
        <DownloadIcon className="i" aria-hidden="true" />
        {t("button")}
        <ChevronDown className="i" aria-hidden="true" />
      </button>
      <div id={menu} popover="auto" className="menu download-menu">
        {offers.map((what) => (
          <button key={what} type="button" className="menu-item" onClick={() => choose(what)}>
            {t(`what.${what}`)}
          </button>
        ))}
        <div className="menu-sep" />
        <Link className="menu-item" href="/downloads" prefetch={false}>
          {t("all")}
        </Link>
      </div>
      <AskedState asked={asked} />
    </span>
  );
}
