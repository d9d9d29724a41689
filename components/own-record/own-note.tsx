import Link from "next/link";
import { useTranslations } from "next-intl";
import { NoteBody } from "@/components/notes/note-body";
import { PrintButton } from "@/components/ui/print-button";
import type { Note } from "@/lib/domain/notes/schema";

/** A signed note as its patient reads it. */
export function OwnNote({ note, timeZone }: { note: Note; timeZone: string }) {
  const t = useTranslations("ownRecord");
  const notes = useTranslations("notes");
  return (
    <main className="sheet note-read" id="content">
      <Link className="link t-14 note-back" href="/record/notes" prefetch={false}>
        {t("allNotes")}
      </Link>
      <div className="row">
        <h2 className="t-18 grow">{notes(`types.${note.type}`)}</h2>
        <PrintButton label={t("print")} />
      </div>
      <NoteBody note={note} sheet={`/record/summaries/${note.id}`} home timeZone={timeZone} />
    </main>
  );
}
