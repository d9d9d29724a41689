"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isProblem } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import { useKeys } from "@/lib/browser/keys";
import type { NoteHead } from "@/lib/domain/notes/schema";
import { type NotesPage, useNotes, useOpenNote } from "./queries";

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
            <NoteLine key={note.id} note={note} patientId={patient.id} timeZone={timeZone} />
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

/** Opens a note by click or by the key N. */
export function OpenNote({ patientId }: { patientId: string }) {
  const t = useTranslations("notes");
  const open = useOpenNote(patientId);
  const [key] = useState(() => crypto.randomUUID());
  const begin = () => {
    if (!open.isPending && !open.isSuccess) open.mutate(key);
  };
  useKeys({ n: begin });
  const why = isProblem(open.error) ? (open.error.detail ?? open.error.title) : t("offline");
  return (
    <>
      {open.isError && (
        <span className="error" role="alert">
          {why}
        </span>
      )}
      <button
        type="button"
        className="btn btn-primary"
        aria-busy={open.isPending}
        disabled={open.isPending || open.isSuccess}
        onClick={begin}
      >
        <Plus className="i" aria-hidden="true" />
        {t("open")}
        <kbd>N</kbd>
      </button>
    </>
  );
}

type LineProps = { note: NoteHead; patientId: string; timeZone: string };

function NoteLine({ note, patientId, timeZone }: LineProps) {
  const t = useTranslations("notes");
  const moment = useMoment(timeZone);
  const { status, diagnoses, opening, confidential } = note;
  const what = diagnoses.map(({ display }) => display).join(", ");
  const wrong = status === "entered-in-error";
  return (
    <li className={wrong ? "note-line is-wrong" : "note-line"}>
      <div className="row">
        <Link
          className="semi grow"
          href={`/patients/${patientId}/notes/${note.id}`}
          prefetch={false}
        >
          {what ? `${t(`types.${note.type}`)}: ${what}` : t(`types.${note.type}`)}
        </Link>
        <span className="ink-3 t-12">
          {moment(note.occurredAt)}, {note.signerName ?? note.authorName},{" "}
          <span className={status === "preliminary" ? "tag" : undefined}>
            {t(`status.${status}`)}
          </span>
          {confidential && `, ${t("confidential").toLowerCase()}`}
        </span>
      </div>
      {opening && <p className="note-opening ink-2">{opening}</p>}
      {wrong && (
        <p className="ink-2 not-struck">{t("wrong", { reason: note.statusReason ?? "" })}</p>
      )}
    </li>
  );
}
