import Link from "next/link";
import { useTranslations } from "next-intl";
import type { NoteHead } from "@/lib/domain/notes/schema";
import { NoteLine } from "./note-line";
import { OpenNote } from "./open-note";

type Props = {
  patientId: string;
  notes: readonly NoteHead[];
  /** Whether this person writes notes, rather than reads. */
  writes: boolean;
  timeZone: string;
};

/** The latest signed notes, on the chart's first page. */
export function LatestNotes({ patientId, notes, writes, timeZone }: Props) {
  const t = useTranslations("notes");
  return (
    <section className="sec" aria-labelledby="latest-notes">
      <div className="sec-head">
        <h2 id="latest-notes">{t("latest")}</h2>
        <span className="end row row-wrap">
          <Link className="link t-12" href={`/patients/${patientId}/notes`} prefetch={false}>
            {t("all")}
          </Link>
          {writes && <OpenNote patientId={patientId} primary={false} />}
        </span>
      </div>
      {notes.length === 0 ? (
        <p className="ink-3 pt-2">{t("none")}</p>
      ) : (
        <ul>
          {notes.map((note) => (
            <NoteLine
              key={note.id}
              note={note}
              place={`/patients/${patientId}/notes`}
              timeZone={timeZone}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
