import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { dayIn, useDateFormat, useMoment } from "@/lib/browser/format";
import type { TimelineItem } from "@/lib/domain/overview/schema";
import { dateFormatFor } from "@/lib/platform/i18n/kept-formats";
import { partialDate } from "@/lib/platform/i18n/written-day";
import { groupTimeline } from "./timeline-groups";
import { useTimelineWords } from "./words";

type Props = {
  items: readonly TimelineItem[];
  busy: boolean;
  timeZone: string;
  /** The record that notes are read in: /record, /patients/{id}. */
  place: string;
  home?: boolean;
};

/** The timeline under its days and months. */
export function TimelineList({ items, busy, timeZone, place, home = false }: Props) {
  const heading = useHeading();
  const groups = groupTimeline(items, (moment) => dayIn(timeZone, moment), new Date());
  return (
    <ol className="tl pt-1" aria-busy={busy}>
      {groups.flatMap(({ kind, date, items: inside }) => [
        <li key={`${kind} ${date}`} className="is-day">
          {heading(kind, date)}
        </li>,
        ...inside.map((item) => (
          <Happened
            key={item.id}
            item={item}
            near={kind === "today" || kind === "yesterday"}
            timeZone={timeZone}
            place={place}
            home={home}
          />
        )),
      ])}
    </ol>
  );
}

/** Hoy, jueves 26; Noviembre 2026; 1990. */
function useHeading() {
  const t = useTranslations("overview");
  const locale = useLocale();
  const said = (date: string, options: Intl.DateTimeFormatOptions) => {
    const format = dateFormatFor(locale, { timeZone: "UTC", ...options });
    const words = format.format(new Date(`${date.padEnd(10, "-01")}T12:00:00Z`));
    return words.replace(" de ", " ");
  };
  return (kind: ReturnType<typeof groupTimeline>[number]["kind"], date: string): string => {
    if (kind === "undated") return t("undated");
    if (kind === "year") return date;
    if (kind === "month") {
      const words = said(date, { month: "long", year: "numeric" });
      return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
    }
    const weekday = said(date, { weekday: "long" });
    return t(kind, { date: `${weekday} ${Number(date.slice(8))}` });
  };
}

/** One thing that happened: what, and below when and by whom. `near`: the heading says the day already. */
function Happened({
  item,
  near,
  timeZone,
  place,
  home,
}: {
  item: TimelineItem;
  near: boolean;
  timeZone: string;
  place: string;
  home: boolean;
}) {
  const words = useTimelineWords(home);
  const moment = useMoment(timeZone);
  const locale = useLocale();
  const days = useDateFormat();
  const state = words.stateOf(item);
  const timed = item.date?.includes("T");
  const when = !item.date
    ? undefined
    : near
      ? timed && moment(item.date).split(", ").at(-1)
      : timed
        ? moment(item.date)
        : partialDate(item.date, locale, days);
  return (
    <li className={state ? "is-state" : undefined}>
      {state && <Shape state={state} />}
      <p className="med">
        {item.kind === "note" ? (
          <Link className="link" href={noteIn(place, item)} prefetch={false}>
            {words.titleOf(item)}
          </Link>
        ) : (
          words.titleOf(item)
        )}
      </p>
      <p className="t-12 ink-3">{[when, ...words.detailsOf(item)].filter(Boolean).join(", ")}</p>
    </li>
  );
}

/** A patient has the summary alone of what is confidential. */
const noteIn = (place: string, { id, status }: TimelineItem) =>
  `${place}/${status === "summary" ? "summaries" : "notes"}/${id}`;
