import { useTranslations } from "next-intl";
import { useRecordWords } from "@/components/records/words";
import { StateWord } from "@/components/vitals/state-word";
import { useVitalWords } from "@/components/vitals/words";
import { useDay } from "@/lib/browser/format";
import { SOAP, type SoapPart } from "@/lib/domain/notes/parts";
import type { Note } from "@/lib/domain/notes/schema";
import type { Overview } from "@/lib/domain/overview/schema";
import { PartWords } from "./part-words";

type Props = {
  previous: Note | null;
  overview: Overview;
  timeZone: string;
  onCopy?: (part: SoapPart, text: string) => void;
};

/** Beside the note: what was written last, latest readings, problems and medicines. */
export function NoteSide({ previous, overview, timeZone, onCopy }: Props) {
  const t = useTranslations("notes.side");
  const words = useRecordWords(timeZone);
  const { conditions, medications } = overview;
  return (
    <aside className="note-side" aria-label={t("title")}>
      <Previous note={previous} timeZone={timeZone} onCopy={onCopy} />
      <LatestReadings overview={overview} />
      <section className="sec">
        <h3 className="sec-head">{t("conditions")}</h3>
        <p className="ink-2">
          {conditions.items.map((row) => words.name(row)).join(", ") || t("none")}
        </p>
      </section>
      <section className="sec">
        <h3 className="sec-head">{t("medications")}</h3>
        <p className="ink-2">
          {medications.items.map((row) => words.name(row)).join(", ") || t("none")}
        </p>
      </section>
    </aside>
  );
}

function LatestReadings({ overview }: Pick<Props, "overview">) {
  const t = useTranslations("notes.side");
  const vital = useVitalWords(false);
  const last = overview.signs.flatMap(({ points }) => points.slice(-1));
  return (
    <section className="sec">
      <h3 className="sec-head">{t("vitals")}</h3>
      {last.length === 0 && <p className="ink-3">{t("none")}</p>}
      <dl className="note-pairs">
        {last.map((point) => {
          const { text, unit } = vital.value(point);
          return (
            <div key={point.code}>
              <dt>{vital.name(point.code)}</dt>
              <dd>
                <b className="semi">{text}</b> {unit} <StateWord reading={point} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function Previous({
  note,
  timeZone,
  onCopy,
}: Omit<Props, "overview" | "previous"> & { note: Note | null }) {
  const t = useTranslations("notes.side");
  const day = useDay(timeZone);
  if (!note)
    return (
      <section className="sec">
        <h3 className="sec-head">{t("previous")}</h3>
        <p className="ink-3">{t("noPrevious")}</p>
      </section>
    );
  const origin = { date: day(note.occurredAt), name: note.signerName ?? note.authorName };
  return (
    <section className="sec" aria-labelledby="previous">
      <h3 id="previous" className="sec-head">
        {t("previousOf", origin)}
      </h3>
      {SOAP.filter((part) => note[part].trim() !== "").map((part) => (
        <div key={part} className="pt-2">
          <p className="row t-12 ink-3">
            <span className="grow">
              <PartWords part={part} />
            </span>
            {onCopy && (
              <button
                type="button"
                className="link t-12"
                onClick={() => onCopy(part, t("copied", { ...origin, text: note[part].trim() }))}
              >
                {t("copy")}
              </button>
            )}
          </p>
          <p className="note-text">{note[part]}</p>
        </div>
      ))}
    </section>
  );
}
