"use client";

import { useTranslations } from "next-intl";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import type { AllergyIntolerance } from "@/lib/domain/records/schema";
import { KeptView, type KeptViewProps } from "./kept-view";
import { Named } from "./named";
import { NoKnownAllergies } from "./no-known-allergies";
import { useReaderWords } from "./own-reader";
import type { Field } from "./record-input";

const FIELDS: Field[] = [
  { name: "display", kind: "text", required: true, wide: true },
  { name: "reaction", kind: "text", wide: true },
  { name: "severity", kind: "choice", options: ["mild", "moderate", "severe"] },
  { name: "criticality", kind: "choice", options: ["low", "high", "unable-to-assess"] },
  {
    name: "verificationStatus",
    kind: "choice",
    options: ["unconfirmed", "confirmed", "refuted"],
    always: true,
  },
  {
    name: "clinicalStatus",
    kind: "choice",
    options: ["active", "inactive", "resolved"],
    always: true,
  },
  {
    name: "category",
    kind: "choice",
    options: ["medication", "food", "environment", "biologic"],
  },
  { name: "code", kind: "text" },
  { name: "codeSystem", kind: "text" },
];

type Props = Omit<KeptViewProps<AllergyIntolerance>, "patient"> & { patient: PatientDetail };

export function AllergiesView(props: Props) {
  const { timeZone, patient, keeps, state } = props;
  const t = useTranslations("records");
  const words = useReaderWords(timeZone);
  const isWrong = (row: AllergyIntolerance) => row.verificationStatus === "entered-in-error";
  return (
    <KeptView
      {...props}
      noun="allergies"
      fields={FIELDS}
      status="verificationStatus"
      noneHelp={patient.noKnownAllergies ? t("allergies.noneAsked") : undefined}
      ending={() => ({ clinicalStatus: "resolved" })}
      isWrong={isWrong}
      columns={[
        {
          head: t("allergies.name"),
          cell: (row) => (
            <Named row={row} timeZone={timeZone}>
              {isWrong(row)
                ? words.wrong(row)
                : [words.word("category", row.category), words.author(row)]
                    .filter(Boolean)
                    .join(", ")}
            </Named>
          ),
        },
        {
          head: t("fields.reaction"),
          cell: (row) =>
            [row.reaction, words.word("severity", row.severity).toLowerCase()]
              .filter(Boolean)
              .join(", "),
        },
        {
          head: t("fields.criticality"),
          named: true,
          cell: (row) => row.criticality && words.word("criticality", row.criticality),
        },
        {
          head: t("fields.verificationStatus"),
          cell: (row) => words.word("verificationStatus", row.verificationStatus),
        },
        {
          head: t("fields.clinicalStatus"),
          cell: (row) => words.word("clinicalStatus", row.clinicalStatus),
        },
      ]}
    >
      {state === "active" && patient.allergies.length === 0 && (
        <NoKnownAllergies patient={patient} keeps={keeps} timeZone={timeZone} />
      )}
    </KeptView>
  );
}
