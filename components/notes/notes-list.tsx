"use client";

import { useTranslations } from "next-intl";
import { NoteLine } from "./note-line";
import { OpenNote } from "./open-note";
import { type NotesPage, useNotes } from "./queries";

type Props = {
  patient: { id: string; deceased: string | null };
  first: NotesPage;
  /** Whether this person writes notes, rather than reads. */
  writes: boolean;
  timeZone: string;
};

/** A patient's notes, the latest first; one's own drafts stand among them. */
export function NotesList({ patient, first, writes, timeZone }: Props) {
  const t = useTranslations("notes");
  const query = useNotes(patient.id, first);
  const notes = query.data.pages.flatMap(({ items }) => items);
  return (
    <main className="sheet" id="content">
      <div className="sheet-head">
        <h2 className="t-18">{t("title")}</h2>
        {writes && (
          <span className="end">
            <OpenNote patientId={patient.id} />
          </span>
        )}
      </div>
      {notes.length === 0 ? (
        <div className="stack g-4 pt-2">
          <p className="semi">{t("none")}</p>
          <p className="ink-2">{t(writes ? "noneHelp" : "noneRead")}</p>
        </div>
      ) : (
        <ul className="notes">
          {notes.map((note) => (
            <NoteLine
              key={note.id}
              note={note}
              place={`/patients/${patient.id}/notes`}
              timeZone={timeZone}
            />
          ))}
        </ul>
      )}
      {query.isError && (
        <p className="banner banner-critical" role="alert">
          <span className="grow">{t("failed")}</span>
          <button type="button" className="btn btn-sm" onClick={() => void query.refetch()}>
            {t("retry")}
          </button>
        </p>
      )}
      {query.hasNextPage && (
        <button
          type="button"
          className="btn"
          disabled={query.isFetchingNextPage}
          aria-busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </button>
      )}
    </main>
  );
}
