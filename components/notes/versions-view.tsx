import { diffWordsWithSpace } from "diff";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMoment } from "@/lib/browser/format";
import { SOAP, SUMMARY } from "@/lib/domain/notes/parts";
import type { NoteVersion } from "@/lib/domain/notes/schema";
import { PartWords } from "./part-words";

type Props = {
  versions: readonly NoteVersion[];
  /** Numbers of the two that are compared. */
  from: number;
  to: number;
  timeZone: string;
  back: string;
};

const PARTS = [...SOAP, ...SUMMARY];

/** Two versions of a note, compared word by word. Drawn on the server: the browser needs nothing for it. */
export function VersionsView({ versions, from, to, timeZone, back }: Props) {
  const t = useTranslations("notes.versions");
  const moment = useMoment(timeZone);
  const a = versions.find(({ number }) => number === from);
  const b = versions.find(({ number }) => number === to);
  const changed = a && b ? PARTS.filter((part) => a.content[part] !== b.content[part]) : [];
  return (
    <main className="sheet note-read" id="content">
      <div className="sheet-head">
        <h2 className="t-18">{t("title")}</h2>
        <span className="end">
          <Link className="link" href={back} prefetch={false}>
            {t("back")}
          </Link>
        </span>
      </div>
      {versions.length < 2 ? (
        <p className="ink-3">{t("one")}</p>
      ) : (
        <form className="row row-wrap" method="get">
          {(["from", "to"] as const).map((name) => (
            <label key={name} className="field">
              <span className="label">{t(name)}</span>
              <span className="input">
                <select name={name} defaultValue={name === "from" ? from : to}>
                  {versions.map(({ number, savedAt }) => (
                    <option key={number} value={number}>
                      {t("version", { number, at: moment(savedAt) })}
                    </option>
                  ))}
                </select>
                <ChevronDown className="i" aria-hidden="true" />
              </span>
            </label>
          ))}
          <button type="submit" className="btn end">
            {t("compare")}
          </button>
        </form>
      )}
      {a && b && changed.length === 0 && from !== to && <p className="ink-3">{t("same")}</p>}
      {a &&
        b &&
        changed.map((part) => (
          <section key={part} className="note-part">
            <h3>
              <PartWords part={part} />
            </h3>
            <Words from={a.content[part]} to={b.content[part]} />
          </section>
        ))}
    </main>
  );
}

function Words({ from, to }: { from: string; to: string }) {
  const t = useTranslations("notes.versions");
  return (
    <p className="note-text">
      {diffWordsWithSpace(from, to).map(({ value, added, removed }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of a comparison don't move
        if (!added && !removed) return <span key={at}>{value}</span>;
        const Mark = added ? "ins" : "del";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Mark key={at}>
            <span className="sr">{t(added ? "added" : "removed")} </span>
            {value}
          </Mark>
        );
      })}
    </p>
  );
}
