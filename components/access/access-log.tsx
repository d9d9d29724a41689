"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { cityOf, dayIn } from "@/lib/browser/format";
import type { AccessEntry, AccessPage, AccessQuery } from "@/lib/domain/audit/access-schema";
import { dateFormatFor } from "@/lib/platform/i18n/kept-formats";
import { AccessRow } from "./access-row";
import { useAccesses } from "./queries";

type Props = {
  patientId: string;
  userId: string;
  first: AccessPage;
  own: AccessQuery["own"];
  timeZone: string;
};

/** Who has seen the patient's record, under its days, the latest first. */
export function AccessLog({ patientId, userId, first, own, timeZone }: Props) {
  const t = useTranslations("access");
  const query = useAccesses(patientId, own, first);
  const entries = query.data.pages.flatMap(({ items }) => items);
  const days = byDay(entries, timeZone);
  return (
    <>
      <nav className="chips" aria-label={t("filter")}>
        {(["shown", "hidden"] as const).map((choice) => (
          <Link
            key={choice}
            href={choice === "shown" ? "?" : "?own=hidden"}
            prefetch={false}
            className={`chip ${choice === own ? "is-on" : ""}`}
            aria-current={choice === own ? "page" : undefined}
          >
            {t(choice === "shown" ? "everyone" : "others")}
          </Link>
        ))}
      </nav>
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {entries.length === 0 && (
        <section className="void">
          <h2 className="semi">{t("none")}</h2>
          <p className="ink-2">{t("noneHelp")}</p>
        </section>
      )}
      {days.map(([day, inside]) => (
        <Day key={day} day={day} entries={inside} {...{ patientId, userId, timeZone }} />
      ))}
      <ListMore query={query} />
      <p className="t-14 ink-3">{t("zone", { city: cityOf(timeZone) })}</p>
    </>
  );
}

/** They come in the order of time, so a day is a run of them. */
function byDay(entries: AccessEntry[], timeZone: string): [string, AccessEntry[]][] {
  const days = new Map<string, AccessEntry[]>();
  for (const entry of entries) {
    const day = dayIn(timeZone, new Date(entry.last));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

type DayProps = {
  day: string;
  entries: AccessEntry[];
  patientId: string;
  userId: string;
  timeZone: string;
};

function Day({ day, entries, patientId, userId, timeZone }: DayProps) {
  const t = useTranslations("access");
  const locale = useLocale();
  const isToday = day === dayIn(timeZone, new Date());
  const format = dateFormatFor(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(day.slice(0, 4) !== String(new Date().getFullYear()) && { year: "numeric" }),
    timeZone: "UTC",
  });
  const words = format.format(new Date(`${day}T12:00:00Z`));
  const heading = words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{isToday ? t("today", { day: words }) : heading}</h2>
      </div>
      <ul className="list">
        {entries.map((entry) => (
          <AccessRow key={entry.key} entry={entry} {...{ patientId, userId, timeZone }} />
        ))}
      </ul>
    </section>
  );
}
