import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { useMoment } from "@/lib/browser/format";
import { contentOf } from "@/lib/domain/notes/content";
import { SOAP, SUMMARY } from "@/lib/domain/notes/parts";
import type { Note, NoteContent } from "@/lib/domain/notes/schema";
import { PartWords } from "./part-words";

type Props = {
  mine: NoteContent;
  theirs: Note;
  timeZone: string;
  onSettle: (theirs: Note, chosen: NoteContent) => void;
};

const PARTS = [...SOAP, ...SUMMARY];

/** Two windows wrote one draft: both versions side by side, and nothing is overwritten before the person chose. */
export function ConflictView({ mine, theirs, timeZone, onSettle }: Props) {
  const t = useTranslations("notes.conflict");
  const moment = useMoment(timeZone);
  const other = contentOf(theirs);
  const differing = PARTS.filter((part) => mine[part] !== other[part]);
  const both = Object.fromEntries(
    differing.map((part) => [part, [mine[part], other[part]].filter(Boolean).join("\n\n")]),
  );
  return (
    <section className="conflict" aria-labelledby="conflict" role="alert">
      <h2 id="conflict" className="row t-14">
        <Shape state="borderline" />
        {t("title", { at: moment(theirs.editedAt) })}
      </h2>
      <p className="ink-2">{t("help")}</p>
      <div className="conflict-two">
        {(["mine", "theirs"] as const).map((whose) => (
          <section key={whose} aria-label={t(whose)}>
            <h3>{t(whose)}</h3>
            {differing.map((part) => (
              <div key={part}>
                <h4 className="t-12 ink-3">
                  <PartWords part={part} />
                </h4>
                <p className="note-text">{(whose === "mine" ? mine : other)[part] || t("empty")}</p>
              </div>
            ))}
            {differing.length === 0 && <p className="ink-3">{t("elsewhere")}</p>}
          </section>
        ))}
      </div>
      <div className="row row-wrap">
        <button type="button" className="btn" onClick={() => onSettle(theirs, mine)}>
          {t("keepMine")}
        </button>
        <button type="button" className="btn" onClick={() => onSettle(theirs, other)}>
          {t("keepTheirs")}
        </button>
        {differing.length > 0 && (
          <button
            type="button"
            className="btn btn-primary"
            onClick={() => onSettle(theirs, { ...mine, ...both })}
          >
            {t("keepBoth")}
          </button>
        )}
      </div>
    </section>
  );
}
