import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Field } from "@/components/records/record-input";
import { Shape } from "@/components/ui/shape";
import type { usePersonForm } from "./use-person-form";

type Props = { field: Field; form: ReturnType<typeof usePersonForm> };

const INPUT_MODES: Record<string, "tel" | "email"> = {
  phone: "tel",
  contactPhone: "tel",
  email: "email",
};

/** One field of the form about a person: label above, error or help below. */
export function PersonField({ field: { name, kind, options = [], always }, form }: Props) {
  const t = useTranslations("person");
  const id = `person-${name}`;
  const fault = form.faultOf(name);
  const theirs = form.theirs(name);
  const word = (value: string) => {
    const key = `words.${name}.${value}`;
    return t.has(key as never) ? t(key as never) : value.replaceAll("_", " ");
  };
  const given = {
    id,
    value: form.typed[name] ?? "",
    "aria-invalid": fault !== undefined,
    "aria-describedby": `${id}-help`,
    onBlur: () => form.leave(name),
  };
  return (
    <div className={`field ${fault ? "is-error" : ""}`}>
      <label className="label" htmlFor={id}>
        {t(`fields.${name}` as never)}
      </label>
      <span className="input">
        {kind === "choice" ? (
          <>
            <select {...given} onChange={(event) => form.set(name, event.target.value)}>
              {!always && <option value="">{t(`none.${name}` as never)}</option>}
              {options.map((option) => (
                <option key={option} value={option}>
                  {word(option)}
                </option>
              ))}
            </select>
            <ChevronDown className="i" aria-hidden="true" />
          </>
        ) : (
          <input
            {...given}
            autoComplete="off"
            inputMode={INPUT_MODES[name]}
            maxLength={200}
            onChange={(event) => form.set(name, event.target.value)}
          />
        )}
      </span>
      <p className={fault ? "error" : "help"} id={`${id}-help`}>
        {fault && <Shape state="critical" />}
        {fault ?? (t.has(`help.${name}` as never) && t(`help.${name}` as never))}
      </p>
      {theirs !== undefined && (
        <p className="state state-borderline t-12">
          <Shape state="borderline" />
          {t("theirs", { value: theirs ? word(theirs) : "–" })}
        </p>
      )}
    </div>
  );
}
