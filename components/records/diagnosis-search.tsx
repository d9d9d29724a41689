import { useTranslations } from "next-intl";
import { FreeCombobox } from "@/components/ui/free-combobox";
import type { DiagnosisCode } from "@/lib/domain/records/diagnosis-schema";
import type { Condition } from "@/lib/domain/records/schema";
import { useDiagnosisSearch } from "./use-diagnosis-search";

export type ChosenDiagnosis = {
  display: string;
  code: string | null;
  codeSystem: string | null;
  /** The condition of the problem list that was chosen, with its onset. */
  conditionId?: string;
  onset?: string | null;
};
type Props = {
  id: string;
  value: string;
  placeholder?: string;
  first?: true;
  invalid?: boolean;
  describedBy?: string;
  /** What stands on the problem list: found first, so that it isn't entered twice. */
  known?: readonly Condition[];
  onType: (value: string) => void;
  onChoose: (diagnosis: ChosenDiagnosis) => void;
  onKeep?: () => void;
  onLeave?: () => void;
};

const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Those of the problem list in which every typed word is. */
function matching(known: readonly Condition[], typed: string): readonly Condition[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return known
    .filter(({ display, code }) => {
      const text = plain(`${display} ${code ?? ""}`);
      return words.every((word) => text.includes(word));
    })
    .slice(0, 8);
}

/** Where a diagnosis is typed: found by code or words, on the problem list first, then among the codes of ICD-10. */
export function DiagnosisSearch(props: Props) {
  const { id, value, known = [], onChoose } = props;
  const t = useTranslations("records.codes");
  const { items, state } = useDiagnosisSearch(value);
  const listed = matching(known, value);
  const options = [
    ...listed.map((row) => ({
      key: row.id,
      label: <Option code={row.code} display={row.display} hint={t("listed")} />,
    })),
    ...items.map((row) => ({ key: keyOf(row), label: <Option {...row} /> })),
  ];
  const choose = (key: string) => {
    const condition = listed.find((row) => row.id === key);
    const found = items.find((row) => keyOf(row) === key);
    if (condition) {
      const { id: conditionId, display, code, codeSystem, onset } = condition;
      onChoose({ conditionId, display, code, codeSystem, onset });
    } else if (found) {
      onChoose({ display: found.display, code: found.code, codeSystem: found.system });
    }
  };
  const sources = [...new Set(items.map(({ source }) => source))].map((source) =>
    source === "shipped" ? t("shipped") : source,
  );
  return (
    <FreeCombobox
      id={id}
      label={t("list")}
      first={props.first}
      value={value}
      placeholder={props.placeholder}
      maxLength={500}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      options={options}
      state={state ? t(state, { count: options.length }) : ""}
      stateShown={state !== undefined && state !== "found" && (state !== "none" || !listed.length)}
      foot={sources.length > 0 && t("source", { lists: sources.join(" · ") })}
      onType={props.onType}
      onChoose={choose}
      onKeep={props.onKeep}
      onLeave={props.onLeave}
    />
  );
}

const keyOf = ({ system, code }: DiagnosisCode) => `${system}|${code}`;

type OptionProps = { code: string | null; display: string; other?: string | null; hint?: string };

function Option({ code, display, other, hint }: OptionProps) {
  return (
    <>
      <b className="semi combo-code">{code}</b>
      <span className="grow">
        {display}
        {[other, hint].map(
          (said) =>
            said && (
              <span key={said} className="ink-3 t-12 block">
                {said}
              </span>
            ),
        )}
      </span>
    </>
  );
}
