"use client";

import { useTranslations } from "next-intl";
import { todayIn } from "@/lib/browser/format";
import type { Condition } from "@/lib/domain/records/schema";
import { KeptView, type KeptViewProps } from "./kept-view";
import { Named } from "./named";
import { useReaderWords } from "./own-reader";
import type { Field } from "./record-input";

const FIELDS: Field[] = [
  { name: "display", kind: "diagnosis", required: true, wide: true },
  {
    name: "clinicalStatus",
    kind: "choice",
    options: ["active", "recurrence", "relapse", "remission", "inactive", "resolved"],
    always: true,
  },
  {
    name: "verificationStatus",
    kind: "choice",
    options: ["confirmed", "provisional", "differential", "unconfirmed", "refuted"],
    always: true,
  },
  { name: "onset", kind: "date" },
  { name: "abatement", kind: "date" },
  { name: "code", kind: "text" },
  { name: "codeSystem", kind: "text" },
  { name: "confidential", kind: "flag" },
];

export function ConditionsView(props: KeptViewProps<Condition>) {
  const { timeZone, state } = props;
  const t = useTranslations("records");
  const words = useReaderWords(timeZone);
  const isWrong = (row: Condition) => row.verificationStatus === "entered-in-error";
  const stateOf = (row: Condition) =>
    [
      words.word("clinicalStatus", row.clinicalStatus),
      row.verificationStatus !== "confirmed" &&
        words.word("verificationStatus", row.verificationStatus),
      row.confidential && t("conditions.confidential"),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <KeptView
      {...props}
      noun="conditions"
      fields={FIELDS}
      status="verificationStatus"
      ending={() => ({ clinicalStatus: "resolved", abatement: todayIn(timeZone) })}
      isWrong={isWrong}
      columns={[
        {
          head: t("conditions.name"),
          cell: (row) => (
            <Named row={row} timeZone={timeZone}>
              {isWrong(row) ? words.wrong(row) : words.author(row)}
            </Named>
          ),
        },
        { head: t("fields.clinicalStatus"), cell: stateOf },
        {
          head: t("fields.onset"),
          named: true,
          className: "nowrap",
          cell: (row) => row.onset && words.date(row.onset),
        },
        ...(state === "past"
          ? [
              {
                head: t("fields.abatement"),
                named: true,
                className: "nowrap",
                cell: (row: Condition) => row.abatement && words.date(row.abatement),
              },
            ]
          : []),
      ]}
    />
  );
}
