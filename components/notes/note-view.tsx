"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PrintButton } from "@/components/ui/print-button";
import type { Note } from "@/lib/domain/notes/schema";
import { AddendumForm } from "./addendum-form";
import { MarkNoteDialog } from "./mark-note-dialog";
import { NoteBody } from "./note-body";

type Props = {
  note: Note;
  patientId: string;
  userId: string;
  /** Whether this person writes notes, rather than reads. */
  writes: boolean;
  timeZone: string;
};

/** A signed note as it was signed, with what was added to it. */
export function NoteView({ note, patientId, userId, writes, timeZone }: Props) {
  const t = useTranslations("notes");
  const [marking, setMarking] = useState(false);
  const wrong = note.status === "entered-in-error";
  return (
    <main className="sheet note-read" id="content">
      <div className="sheet-head">
        <h2 className="t-18">{t(`types.${note.type}`)}</h2>
        <span className="end row row-wrap">
          {writes && (
            <Link
              className="link t-12"
              href={`/patients/${patientId}/notes/${note.id}/versions`}
              prefetch={false}
            >
              {t("versions.link")}
            </Link>
          )}
          <PrintButton label={t("print")} />
          {writes && note.own && !wrong && (
            <button type="button" className="btn btn-ghost btn-sm" onClick={() => setMarking(true)}>
              {t("mark")}
            </button>
          )}
        </span>
      </div>
      <NoteBody
        note={note}
        sheet={`/patients/${patientId}/notes/${note.id}/summary`}
        timeZone={timeZone}
      />
      {writes && note.status === "final" && (
        <AddendumForm patientId={patientId} noteId={note.id} userId={userId} />
      )}
      {marking && (
        <MarkNoteDialog note={note} patientId={patientId} onClose={() => setMarking(false)} />
      )}
    </main>
  );
}
