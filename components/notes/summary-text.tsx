import Link from "next/link";
import { useTranslations } from "next-intl";
import { SUMMARY } from "@/lib/domain/notes/parts";
import type { Note } from "@/lib/domain/notes/schema";
import { PartWords } from "./part-words";

type Props = { note: Note; sheet?: string; home?: boolean };

/** What the patient was told. With `sheet` it leads to the page that is handed out. */
export function SummaryText({ note, sheet, home = false }: Props) {
  const t = useTranslations("notes.summary");
  const parts = SUMMARY.filter((part) => note[part].trim() !== "");
  if (parts.length === 0) return null;
  return (
    <section className="note-part summary" aria-labelledby="summary">
      <h3 id="summary" className="row">
        <span className="grow">{t(home ? "sheetTitle" : "title")}</span>
        {sheet && (
          <Link className="link t-12" href={sheet} prefetch={false}>
            {t(home ? "read" : "sheet")}
          </Link>
        )}
      </h3>
      {parts.map((part) => (
        <div key={part} className="pt-2">
          <h4 className="t-12 ink-3">
            <PartWords part={part} />
          </h4>
          <p className="note-text">{note[part]}</p>
        </div>
      ))}
    </section>
  );
}
