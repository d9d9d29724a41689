import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Diagnosis } from "@/lib/domain/notes/schema";
import { fhirDay } from "@/lib/domain/records/schema";

type RowProps = {
  diagnosis: Diagnosis;
  readOnly: boolean;
  onChange: (part: Partial<Diagnosis>) => void;
  onRemove: () => void;
};

/** A diagnosis of a note with its status and onset. */
export function DiagnosisRow({ diagnosis, readOnly, onChange, onRemove }: RowProps) {
  const t = useTranslations("notes.diagnoses");
  const { display, code, clinicalStatus, onset, conditionId } = diagnosis;
  // Only what is no date yet stands here; else the field says what the note says, and so what is signed.
  const [unfinished, setUnfinished] = useState<string>();
  return (
    <li className="diagnosis">
      <span className="grow">
        {code && <b className="semi">{code} </b>}
        {display}
        {conditionId && <span className="ink-3 t-12"> {t("linked")}</span>}
      </span>
      <span className="input">
        <select
          aria-label={t("statusOf", { name: display })}
          value={clinicalStatus}
          disabled={readOnly}
          onChange={(event) =>
            onChange({ clinicalStatus: event.target.value as Diagnosis["clinicalStatus"] })
          }
        >
          <option value="active">{t("active")}</option>
          <option value="resolved">{t("resolved")}</option>
        </select>
        <ChevronDown className="i" aria-hidden="true" />
      </span>
      <span className="input onset">
        <input
          aria-label={t("onsetOf", { name: display })}
          aria-invalid={unfinished !== undefined}
          placeholder={t("onset")}
          value={unfinished ?? onset ?? ""}
          readOnly={readOnly || conditionId !== null}
          onChange={(event) => {
            const typed = event.target.value.trim();
            const whole = typed === "" || fhirDay.safeParse(typed).success;
            setUnfinished(whole ? undefined : typed);
            onChange({ onset: whole ? typed || null : null });
          }}
          onBlur={() => setUnfinished(undefined)}
        />
      </span>
      {!readOnly && (
        <button
          type="button"
          className="btn btn-ghost btn-sm btn-icon"
          aria-label={t("remove", { name: display })}
          onClick={onRemove}
        >
          <X className="i" aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
