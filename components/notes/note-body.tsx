import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { cityOf, useMoment } from "@/lib/browser/format";
import { SOAP } from "@/lib/domain/notes/parts";
import type { Note } from "@/lib/domain/notes/schema";
import { PartWords } from "./part-words";
import { SummaryText } from "./summary-text";

type Props = {
  note: Note;
  /** The page of the summary that is handed out. */
  sheet: string;
  /** Read by the patient, in their words. */
  home?: boolean;
  timeZone: string;
};

/** What a note says, who signed it, and what was added to it; struck through when it was an error. */
export function NoteBody({ note, sheet, home = false, timeZone }: Props) {
  const t = useTranslations("notes");
  const wrong = note.status === "entered-in-error";
  return (
    <>
      <Signature note={note} home={home} timeZone={timeZone} />
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
              <PartWords part={part} home={home} />
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
                  {!home && code && <b className="semi">{code} </b>}
                  {[display, t(`diagnoses.${clinicalStatus}`).toLowerCase(), onset]
                    .filter(Boolean)
                    .join(", ")}
                </li>
              ))}
            </ul>
          </section>
        )}
        <SummaryText note={note} sheet={sheet} home={home} />
      </div>
      <Addenda note={note} timeZone={timeZone} />
    </>
  );
}

type PartProps = Pick<Props, "note" | "timeZone">;

/** Who signed, when, and whether what stands is what was signed. */
function Signature({ note, home, timeZone }: PartProps & { home: boolean }) {
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
      {!home && contentHash && intact && (
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
