import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMoment } from "@/lib/browser/format";
import type { NoteHead } from "@/lib/domain/notes/schema";

type LineProps = {
  note: NoteHead;
  /** Where the notes' pages are. */
  place: string;
  timeZone: string;
};

/** A note in a list: what it is about, when, by whom, and how it begins. */
export function NoteLine({ note, place, timeZone }: LineProps) {
  const t = useTranslations("notes");
  const moment = useMoment(timeZone);
  const { status, diagnoses, opening, confidential } = note;
  const what = diagnoses.map(({ display }) => display).join(", ");
  const wrong = status === "entered-in-error";
  return (
    <li className={wrong ? "note-line is-wrong" : "note-line"}>
      <div className="row row-wrap">
        <Link className="semi grow" href={`${place}/${note.id}`} prefetch={false}>
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
