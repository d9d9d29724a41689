"use client";

import { useTranslations } from "next-intl";
import { NoteLine } from "@/components/notes/note-line";
import { type Page, useRecords } from "@/components/records/queries";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import type { NoteHead } from "@/lib/domain/notes/schema";

type Props = { patientId: string; first: Page<NoteHead>; timeZone: string };

/** The signed notes that a patient reads, the latest first. */
export function OwnNotes({ patientId, first, timeZone }: Props) {
  const t = useTranslations("ownRecord");
  const query = useRecords(patientId, "notes", "", first);
  const notes = query.data.pages.flatMap(({ items }) => items);
  return (
    <main className="sheet" id="content">
      <div className="sheet-head">
        <h2>{t("section.notes")}</h2>
      </div>
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {notes.length === 0 ? (
        <section className="void">
          <h3 className="semi">{t("noNotes")}</h3>
          <p className="ink-2">{t("noNotesHelp")}</p>
        </section>
      ) : (
        <ul className="notes">
          {notes.map((note) => (
            <NoteLine key={note.id} note={note} place="/record/notes" timeZone={timeZone} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </main>
  );
}
