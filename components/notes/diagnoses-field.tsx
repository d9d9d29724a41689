import { ChevronDown, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import type { Diagnosis } from "@/lib/domain/notes/schema";
import type { Condition } from "@/lib/domain/records/schema";
import { fhirDay } from "@/lib/domain/records/schema";

type Props = {
  value: readonly Diagnosis[];
  /** The problem list: what is there is linked rather than entered again. */
  known: readonly Condition[];
  readOnly: boolean;
  onChange: (value: Diagnosis[]) => void;
};

/** The coded diagnoses of a note: found by words or code, or from the problem list; each with its status and onset. */
export function DiagnosesField({ value, known, readOnly, onChange }: Props) {
  const t = useTranslations("notes.diagnoses");
  const id = useId();
  const [typed, setTyped] = useState("");
  const add = (diagnosis: Partial<Diagnosis> & { display: string }) => {
    onChange([
      ...value,
      {
        codeSystem: null,
        code: null,
        clinicalStatus: "active",
        onset: null,
        conditionId: null,
        ...diagnosis,
      },
    ]);
    setTyped("");
  };
  const words = typed.trim().toLowerCase();
  const fromList = known.filter(
    (row) =>
      !value.some(({ conditionId }) => conditionId === row.id) &&
      (words === "" || `${row.display} ${row.code ?? ""}`.toLowerCase().includes(words)),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || words === "") return;
    event.preventDefault();
    add({ display: typed.trim() });
  };
  const change = (at: number, part: Partial<Diagnosis>) =>
    onChange(value.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <div className="stack g-8">
      <ul className="list" aria-label={t("title")}>
        {value.map((diagnosis, at) => (
          <DiagnosisRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same
            key={at}
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
            <span className="input grow">
              <input
                id={id}
                value={typed}
                maxLength={500}
                placeholder={t("add")}
                autoComplete="off"
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={onKeyDown}
              />
            </span>
            <button
              type="button"
              className="btn btn-sm"
              disabled={words === ""}
              onClick={() => add({ display: typed.trim() })}
            >
              <Plus className="i" aria-hidden="true" />
              {t("addThis")}
            </button>
          </div>
          {fromList.length > 0 && (
            <div className="chips">
              <span className="ink-3 t-12">{t("known")}</span>
              {fromList.slice(0, 6).map(({ id: conditionId, display, code, codeSystem, onset }) => (
                <button
                  key={conditionId}
                  type="button"
                  className="chip"
                  onClick={() => add({ conditionId, display, code, codeSystem, onset })}
                >
                  {display}
                </button>
              ))}
            </div>
          )}
        </>
      )}
    </div>
  );
}

type RowProps = {
  diagnosis: Diagnosis;
  readOnly: boolean;
  onChange: (part: Partial<Diagnosis>) => void;
  onRemove: () => void;
};

function DiagnosisRow({ diagnosis, readOnly, onChange, onRemove }: RowProps) {
  const t = useTranslations("notes.diagnoses");
  const { display, code, clinicalStatus, onset, conditionId } = diagnosis;
  const [typedOnset, setTypedOnset] = useState(onset ?? "");
  const bad = typedOnset !== "" && !fhirDay.safeParse(typedOnset).success;
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
          aria-invalid={bad}
          placeholder={t("onset")}
          value={typedOnset}
          readOnly={readOnly || conditionId !== null}
          onChange={(event) => {
            const typed = event.target.value.trim();
            setTypedOnset(typed);
            if (typed === "" || fhirDay.safeParse(typed).success)
              onChange({ onset: typed || null });
          }}
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
