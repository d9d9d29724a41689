import { useRef } from "react";
import { type ChosenDiagnosis, DiagnosisSearch } from "./diagnosis-search";
import type { useRecordForm } from "./use-record-form";

type Props = {
  id: string;
  name: string;
  form: ReturnType<typeof useRecordForm>;
  invalid: boolean;
  describedBy: string;
};

/** The words of a diagnosis; one that is found brings its code, which goes again when other words are typed over it. */
export function CodedInput({ id, name, form, invalid, describedBy }: Props) {
  const chosen = useRef<string>(undefined);
  const setCode = (code: string, system: string) => {
    form.set("code", code);
    form.set("codeSystem", system);
  };
  const choose = ({ display, code, codeSystem }: ChosenDiagnosis) => {
    form.set(name, display);
    setCode(code ?? "", codeSystem ?? "");
    chosen.current = code ?? undefined;
  };
  const type = (words: string) => {
    form.set(name, words);
    if (chosen.current && form.typed.code === chosen.current) setCode("", "");
    chosen.current = undefined;
  };
  return (
    <DiagnosisSearch
      id={id}
      first
      value={form.typed[name] ?? ""}
      invalid={invalid}
      describedBy={describedBy}
      onType={type}
      onChoose={choose}
      onLeave={() => form.leave(name)}
    />
  );
}
