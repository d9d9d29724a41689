import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { type ChosenDiagnosis, DiagnosisSearch } from "@/components/records/diagnosis-search";
import type { Diagnosis } from "@/lib/domain/notes/schema";
import type { Condition } from "@/lib/domain/records/schema";
import { DiagnosisRow } from "./diagnosis-row";

type Props = {
  value: readonly Diagnosis[];
  /** The problem list: what is there is linked rather than entered again. */
  known: readonly Condition[];
  readOnly: boolean;
  onChange: (value: Diagnosis[]) => void;
};

const NEW = { codeSystem: null, code: null, onset: null, conditionId: null } as const;

/** The coded diagnoses of a note: found by words or code, or from the problem list; each with its status and onset. */
export function DiagnosesField({ value, known, readOnly, onChange }: Props) {
  const t = useTranslations("notes.diagnoses");
  const id = useId();
  const [typed, setTyped] = useState("");
  const words = typed.trim();
  const add = (diagnosis: Partial<ChosenDiagnosis> & { display: string }) => {
    onChange([...value, { ...NEW, clinicalStatus: "active", ...diagnosis }]);
    setTyped("");
  };
  const keep = () => words !== "" && add({ display: words });
  const change = (at: number, part: Partial<Diagnosis>) =>
    onChange(value.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <div className="stack g-8">
      <ul className="list" aria-label={t("title")}>
        {value.map((diagnosis, at) => (
          <DiagnosisRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, the place tells them apart
            key={`${at} ${diagnosis.display}`}
            diagnosis={diagnosis}
            readOnly={readOnly}
            onChange={(part) => change(at, part)}
            onRemove={() => onChange(value.filter((_, i) => i !== at))}
          />
        ))}
      </ul>
      {!readOnly && (
        <>
          <label className="sr" htmlFor={id}>
            {t("add")}
          </label>
          <div className="row">
            <DiagnosisSearch
              id={id}
              value={typed}
              placeholder={t("add")}
              known={known.filter((row) => !value.some((one) => one.conditionId === row.id))}
              onType={setTyped}
              onChoose={add}
              onKeep={keep}
            />
            <button
              type="button"
              className="btn btn-sm"
              disabled={words === ""}
              title={t("addHelp")}
              onClick={keep}
            >
              <Plus className="i" aria-hidden="true" />
              {t("addThis")}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
