"use client";

import { useTranslations } from "next-intl";
import { todayIn } from "@/lib/browser/format";
import type { MedicationRequest } from "@/lib/domain/prescriptions/schema";
import { KeptView, type KeptViewProps } from "./kept-view";
import { Named } from "./named";
import { useReaderWords } from "./own-reader";
import type { Field } from "./record-input";

const FIELDS: Field[] = [
  { name: "display", kind: "text", required: true, wide: true },
  { name: "dosage", kind: "text", wide: true },
  {
    name: "status",
    kind: "choice",
    options: ["active", "on-hold", "completed", "stopped"],
    always: true,
  },
  { name: "statusReason", kind: "text", editOnly: true },
  { name: "authored", kind: "date" },
  { name: "ended", kind: "date" },
  { name: "code", kind: "text" },
  { name: "codeSystem", kind: "text" },
];

export function MedicationsView(props: KeptViewProps<MedicationRequest>) {
  const { timeZone } = props;
  const t = useTranslations("records");
  const words = useReaderWords(timeZone);
  const isWrong = (row: MedicationRequest) => row.status === "entered-in-error";
  const stateOf = (row: MedicationRequest) =>
    [words.word("status", row.status), !isWrong(row) && row.statusReason]
      .filter(Boolean)
      .join(": ");
  return (
    <KeptView
      {...props}
      noun="medications"
      fields={FIELDS}
      status="status"
      ending={() => ({ status: "stopped", ended: todayIn(timeZone) })}
      isWrong={isWrong}
      columns={[
        {
          head: t("medications.name"),
          cell: (row) => (
            <Named row={row} timeZone={timeZone}>
              {isWrong(row) ? words.wrong(row) : words.author(row)}
            </Named>
          ),
        },
        { head: t("fields.dosage"), cell: (row) => row.dosage },
        { head: t("fields.status"), cell: stateOf },
        {
          head: t("fields.authored"),
          named: true,
          className: "nowrap",
          cell: (row) => words.date(row.authored),
        },
        {
          head: t("fields.ended"),
          named: true,
          className: "nowrap",
          cell: (row) => row.ended && words.date(row.ended),
        },
      ]}
    />
  );
}
