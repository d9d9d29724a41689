"use client";

import { useTranslations } from "next-intl";
import type { Encounter, Immunization, Procedure } from "@/lib/domain/records/schema";
import { Named } from "./named";
import { useOwnReader } from "./own-reader";
import type { Page } from "./queries";
import { RecordList } from "./record-list";
import type { Column } from "./record-table";
import { useRecordWords } from "./words";

type Rows = {
  immunizations: Immunization;
  procedures: Procedure;
  encounters: Encounter;
};
type Noun = keyof Rows;
type Props<N extends Noun> = {
  patientId: string;
  noun: N;
  first: Page<Rows[N]>;
  timeZone: string;
};

const DATES: { [N in Noun]: keyof Rows[N] & string } = {
  immunizations: "occurrence",
  procedures: "performed",
  encounters: "start",
};

/** A list of the record that is only read here. */
export function PlainView<N extends Noun>({ patientId, noun, first, timeZone }: Props<N>) {
  const t = useTranslations("records");
  const words = useRecordWords(timeZone);
  const own = useOwnReader();
  const say = (key: string) => t(`${noun}.${key}` as never);
  const more: { [M in Noun]: Column<Rows[M]>[] } = {
    immunizations: [],
    procedures: [],
    encounters: [
      { head: t("encounters.reason"), cell: (row) => row.reason },
      { head: t("encounters.class"), cell: (row) => words.word("class", row.class) },
    ],
  };
  const columns: Column<Rows[N]>[] = [
    { head: say("name"), cell: (row) => <Named row={row} timeZone={timeZone} /> },
    ...more[noun],
    {
      head: t("state"),
      // What is done is no news to whom it was done.
      cell: (row) => !(own && row.status === "completed") && words.word("status", row.status),
    },
    {
      head: say("date"),
      className: "nowrap",
      cell: (row) => words.date(row[DATES[noun]] as string | null),
    },
  ];
  return (
    <main className="sheet" id="content">
      <div className="sheet-head">
        <h2 className="t-18">{say("title")}</h2>
      </div>
      <RecordList
        patientId={patientId}
        noun={noun}
        first={first}
        label={say("title")}
        columns={columns}
        isWrong={(row) => row.status === "entered-in-error"}
        none={{ title: say("none"), help: say("noneHelp") }}
      />
    </main>
  );
}
