import { useTranslations } from "next-intl";
import { useDay } from "@/lib/browser/format";

const SYSTEMS: Record<string, string> = {
  "http://snomed.info/sct": "SNOMED",
  "http://loinc.org": "LOINC",
  "http://www.whocc.no/atc": "ATC",
  "http://hl7.org/fhir/sid/cvx": "CVX",
  "http://hl7.org/fhir/sid/icd-10": "CIE-10",
  "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
  "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
};

type Coded = { display: string; code: string | null; codeSystem: string | null };
type Kept = {
  source: "entered" | "imported";
  recordedBy: string | null;
  createdAt: string;
  statusReason: string | null;
};

/** How the record's rows are said: words before codes, states and authors in words, days in the clinic's zone. */
export function useRecordWords(timeZone: string) {
  const t = useTranslations("records");
  const day = useDay(timeZone);

  /** A FHIR code in words; as it came where there are none. */
  const word = (group: string, value: string | null): string => {
    if (value === null) return "";
    const key = `words.${group}.${value}`;
    return t.has(key as never) ? t(key as never) : value;
  };
  /** Never a bare code: a row that came with nothing else says so. */
  const name = ({ display, code }: Coded): string =>
    display && display !== code ? display : t("noWords");
  const codeOf = ({ code, codeSystem }: Coded): string | undefined =>
    code ? `${(codeSystem && SYSTEMS[codeSystem]) ?? t("unknownSystem")} ${code}` : undefined;
  /** Of codes only ICD's are read by people: the summary shows no other. */
  const icdOf = ({ code, codeSystem }: Coded) =>
    codeSystem?.includes("icd-10") ? code : undefined;
  const date = (value: string | null): string => (value ? day(value) : t("undated"));
  const author = ({ source, recordedBy, createdAt }: Kept): string =>
    source === "entered" && recordedBy ? `${recordedBy}, ${day(createdAt)}` : t("imported");
  const wrong = ({ statusReason }: Kept): string =>
    statusReason ? t("wrong", { reason: statusReason }) : t("wrongNoReason");

  return { word, name, codeOf, icdOf, date, author, wrong };
}
