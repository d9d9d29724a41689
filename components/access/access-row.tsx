"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { AccessEntry } from "@/lib/domain/audit/access-schema";
import { AskForm } from "./ask-form";
import { Asked } from "./asked";
import { useAccessWords } from "./words";

type Props = { patientId: string; userId: string; entry: AccessEntry; timeZone: string };

/** One access: when, who, what, why; and what the patient asked about it. */
export function AccessRow({ patientId, userId, entry, timeZone }: Props) {
  const t = useTranslations("access");
  const words = useAccessWords();
  const format = useFormatter();
  const [asking, setAsking] = useState(false);
  const { first, last, who, question } = entry;
  const time = (iso: string) =>
    format.dateTime(new Date(iso), {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
  const name = words.who(entry);
  const role = words.role(entry);
  const why = words.why(entry);
  const mayAsk = who.kind === "user" && !who.you && question?.state !== "open";
  return (
    <li className="ac">
      <span className="t-14 ink-3 num">
        <time dateTime={first}>{time(first)}</time>
        {time(last) !== time(first) && (
          <span className="block">{t("until", { time: time(last) })}</span>
        )}
      </span>
      <div className="stack g-4">
        <p>
          <b className="semi">{name}</b> {role && <span className="ink-2">{role}</span>}
        </p>
        <p className="ink-2">{words.what(entry)}</p>
        {why && <p className="t-14 ink-3">{why}</p>}
        {question && <Asked question={question} timeZone={timeZone} />}
        {asking && (
          <AskForm
            patientId={patientId}
            userId={userId}
            entry={entry.key}
            about={name}
            onClose={() => setAsking(false)}
          />
        )}
        {mayAsk && !asking && (
          <p>
            <button type="button" className="btn btn-sm" onClick={() => setAsking(true)}>
              {t("ask")}
              <span className="sr">
                {name}, {words.what(entry)}, {time(first)}
              </span>
            </button>
          </p>
        )}
      </div>
    </li>
  );
}
