"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PrintButton } from "@/components/ui/print-button";
import { Shape } from "@/components/ui/shape";
import { cityOf, useMoment } from "@/lib/browser/format";
import { type Note, SOAP } from "@/lib/domain/notes/schema";
import { AddendumForm } from "./addendum-form";
import { MarkNoteDialog } from "./mark-note-dialog";
import { PartWords } from "./part-words";
import { SummaryText } from "./summary-text";

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
      <Signature note={note} timeZone={timeZone} />
      {wrong && (
        <p className="banner banner-critical">
          <Shape state="critical" />
          {t("wrongBy", { by: note.markedBy ?? "", reason: note.statusReason ?? "" })}
        </p>
      )}
      <div className={wrong ? "struck" : undefined}>
        {SOAP.filter((part) => note[part].trim() !== "").map((part) => (
          <section key={part} className="note-part">
            <h3>
              <PartWords part={part} />
            </h3>
            <p className="note-text">{note[part]}</p>
          </section>
        ))}
        {note.diagnoses.length > 0 && (
          <section className="note-part">
            <h3>{t("diagnoses.title")}</h3>
            <ul>
              {note.diagnoses.map(({ code, display, clinicalStatus, onset }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what was signed doesn't move
                <li key={at}>
                  {code && <b className="semi">{code} </b>}
                  {[display, t(`diagnoses.${clinicalStatus}`).toLowerCase(), onset]
                    .filter(Boolean)
                    .join(", ")}
                </li>
              ))}
            </ul>
          </section>
        )}
        <SummaryText note={note} patientId={patientId} />
      </div>
      <Addenda note={note} timeZone={timeZone} />
      {writes && note.status === "final" && (
        <AddendumForm patientId={patientId} noteId={note.id} userId={userId} />
      )}
      {marking && (
        <MarkNoteDialog note={note} patientId={patientId} onClose={() => setMarking(false)} />
      )}
    </main>
  );
}

type PartProps = Pick<Props, "note" | "timeZone">;

/** Who signed, when, and whether what stands is what was signed. */
function Signature({ note, timeZone }: PartProps) {
  const t = useTranslations("notes");
  const moment = useMoment(timeZone);
  const { signedAt, signerName, occurredAt, contentHash, intact, confidential } = note;
  return (
    <div className="stack g-4 ink-2">
      <p>
        {moment(occurredAt)} ({cityOf(timeZone)})
        {confidential && <span className="tag">{t("confidential")}</span>}
      </p>
      {signedAt && <p>{t("signedBy", { name: signerName ?? "", at: moment(signedAt) })}</p>}
      {contentHash && intact && (
        <p className="t-12 ink-3" title={contentHash}>
          {t("intact", { hash: contentHash.slice(0, 12) })}
        </p>
      )}
      {intact === false && (
        <p className="banner banner-critical" role="alert">
          <Shape state="critical" />
          {t("altered")}
        </p>
      )}
    </div>
  );
}

function Addenda({ note, timeZone }: PartProps) {
  const t = useTranslations("notes");
  const moment = useMoment(timeZone);
  if (note.addenda.length === 0) return null;
  return (
    <section className="note-part" aria-labelledby="addenda">
      <h3 id="addenda">{t("addenda")}</h3>
      {note.addenda.map(({ id, text, signedAt, signerName }) => (
        <article key={id} className="addendum">
          <p className="note-text">{text}</p>
          <p className="t-12 ink-3">{t("signedBy", { name: signerName, at: moment(signedAt) })}</p>
        </article>
      ))}
    </section>
  );
}
