import { useTranslations } from "next-intl";
import { useOwnReader } from "@/components/records/own-reader";
import { Shape } from "@/components/ui/shape";
import { useDay, useMoment } from "@/lib/browser/format";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { FileActs } from "./file-acts";
import { Thumb } from "./thumb";
import { useFileWords } from "./words";

type Props = {
  patientId: string;
  file: ChartFile;
  timeZone: string;
  keeps: boolean;
  onOpen: () => void;
};

/** A file in the list: what it is, of when, by whom, how far it is, what can be done with it. */
export function FileLine(props: Props) {
  const { file, timeZone } = props;
  const t = useTranslations("documents");
  const words = useFileWords();
  const moment = useMoment(timeZone);
  const day = useDay(timeZone);
  const own = useOwnReader();
  const { kind, date, title, note, author, mine, size, pages, createdAt, releasedAt } = file;
  const wrong = file.status === "entered-in-error";
  const who = mine ? t("byYou") : (author ?? "");
  return (
    <li className={wrong ? "file-line is-wrong" : "file-line"}>
      <Thumb file={file} />
      <div className="grow file-about">
        <p className="semi">{title}</p>
        <p className="ink-2 t-13">
          {t(`kinds.${kind}`)}
          {date && `, ${day(date)}`}
          {`, ${words.size(size)}`}
          {pages !== null && `, ${t("pages", { count: pages })}`}
        </p>
        <p className="ink-3 t-12">
          {t(file.byPatient && !mine ? "addedByPatient" : "added", {
            who,
            when: moment(createdAt),
          })}
          {releasedAt && !wrong && !own && `. ${t("released")}`}
        </p>
        {note && <p className="file-note ink-2">{note}</p>}
        <FileState file={file} />
      </div>
      <FileActs {...props} />
    </li>
  );
}

/** That it was wrong, was rejected, or isn't there yet. */
function FileState({ file }: Pick<Props, "file">) {
  const t = useTranslations("documents");
  const said = useFileWords().state(file);
  const rejected = file.state === "rejected";
  return (
    <>
      {file.status === "entered-in-error" && (
        <p className="ink-2 not-struck">{t("wrong", { reason: file.statusReason ?? "" })}</p>
      )}
      {said && (
        <p className={rejected ? "error" : "ink-3 t-12"}>
          {rejected && <Shape state="critical" />}
          {said}
        </p>
      )}
    </>
  );
}
