"use client";

import { Funnel, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import type { TimelineKind, TimelinePage } from "@/lib/domain/overview/schema";
import { useTimeline } from "./queries";
import { TimelineList } from "./timeline-list";

type Props = {
  patientId: string;
  first: TimelinePage;
  kinds: TimelineKind[];
  timeZone: string;
  /** In a patient's everyday words. */
  home?: boolean;
};

/** Everything that happened, the latest first; the kinds that are shown stand in the address. */
export function Timeline({ patientId, first, kinds: came, timeZone, home = false }: Props) {
  const t = useTranslations("overview");
  const [kinds, setKinds] = useState(came);
  const [choosing, setChoosing] = useState(came.length > 0);
  const query = useTimeline(patientId, kinds, kinds.join() === came.join() ? first : undefined);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (chosen: TimelineKind[]) => {
    setKinds(chosen);
    const address = chosen.length > 0 ? `?kinds=${chosen.join()}` : window.location.pathname;
    window.history.replaceState(null, "", address);
  };
  return (
    <aside className="sec" aria-labelledby="timeline">
      <div className="sec-head">
        <h2 id="timeline">{t("timeline")}</h2>
        {kinds.length > 0 && <span className="count">{kinds.length}</span>}
        <span className="end">
          <button
            type="button"
            className="btn btn-ghost btn-sm btn-icon"
            aria-label={t("filter")}
            aria-expanded={choosing}
            onClick={() => setChoosing(!choosing)}
          >
            <Funnel className="i" aria-hidden="true" />
          </button>
        </span>
      </div>
      {choosing && <KindChips kinds={kinds} onChange={choose} />}
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {items.length === 0 && !query.isFetching && !query.isError && (
        <p className="ink-2 mt-4">{t(kinds.length > 0 ? "nothingFiltered" : "nothing")}</p>
      )}
      <TimelineList
        items={items}
        busy={query.isPlaceholderData}
        timeZone={timeZone}
        place={home ? "/record" : `/patients/${patientId}`}
        home={home}
      />
      <ListMore query={query} />
    </aside>
  );
}

// Not asked of the schema: it would bring zod into a patient's browser.
const EVERY: Record<TimelineKind, true> = {
  note: true,
  encounter: true,
  vitals: true,
  condition: true,
  allergy: true,
  medication: true,
  immunization: true,
  procedure: true,
  result: true,
  document: true,
};
const KINDS = Object.keys(EVERY) as TimelineKind[];

type ChipsProps = { kinds: TimelineKind[]; onChange: (kinds: TimelineKind[]) => void };

function KindChips({ kinds, onChange }: ChipsProps) {
  const t = useTranslations("overview");
  return (
    <fieldset className="chips mt-4" aria-label={t("filter")}>
      {KINDS.map((kind) => {
        const on = kinds.includes(kind);
        return (
          <button
            key={kind}
            type="button"
            className={`chip ${on ? "is-on" : ""}`}
            aria-pressed={on}
            onClick={() => onChange(on ? kinds.filter((k) => k !== kind) : [...kinds, kind])}
          >
            {t(`kinds.${kind}`)}
            {on && (
              <span className="chip-x">
                <X className="i" aria-hidden="true" />
              </span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}
