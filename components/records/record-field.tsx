import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { CodedInput } from "./coded-input";
import type { Field, FieldFault } from "./record-input";
import type { useRecordForm } from "./use-record-form";

type Props = { field: Field; label: string; form: ReturnType<typeof useRecordForm> };

/** A field of the form, by its kind. */
export const RecordField = (props: Props) =>
  props.field.kind === "flag" ? <FlagField {...props} /> : <ValueField {...props} />;

/** Label above, error or help below in the same place; what another person wrote meanwhile under it. */
function ValueField({ field, label, form }: Props) {
  const t = useTranslations("records");
  const { name, kind, required, always, wide } = field;
  const fault = form.faultOf(field);
  const theirs = form.theirs(name);
  const id = `record-${name}`;
  const word = (value: string) => {
    const key = `words.${name}.${value}`;
    return kind === "choice" && t.has(key as never) ? t(key as never) : value;
  };
  const given = {
    id,
    value: form.typed[name] ?? "",
    "aria-invalid": fault !== undefined,
    "aria-describedby": `${id}-help`,
    onBlur: () => form.leave(name),
  };
  return (
    <div className={`field ${wide ? "wide" : ""} ${fault ? "is-error" : ""}`}>
      <label className="label" htmlFor={id}>
        {label} {!required && !always && <span className="opt">({t("form.optional")})</span>}
      </label>
      {kind === "diagnosis" ? (
        <CodedInput
          id={id}
          name={name}
          form={form}
          invalid={fault !== undefined}
          describedBy={`${id}-help`}
        />
      ) : (
        <span className="input">
          {kind === "choice" ? (
            <>
              <select {...given} onChange={(event) => form.set(name, event.target.value)}>
                {optionsOf(field, given.value).map((option) => (
                  <option key={option} value={option}>
                    {option ? word(option) : t("form.none")}
                  </option>
                ))}
              </select>
              <ChevronDown className="i" aria-hidden="true" />
            </>
          ) : (
            <input
              {...given}
              autoComplete="off"
              data-first={name === "display" || undefined}
              maxLength={kind === "date" ? 10 : 500}
              onChange={(event) => form.set(name, event.target.value)}
            />
          )}
        </span>
      )}
      <FieldHelp id={`${id}-help`} kind={kind} fault={fault} />
      <TheirsNote theirs={theirs && word(theirs)} taken={form.isTheirs(name)} />
    </div>
  );
}

function FlagField({ field: { name }, label, form }: Props) {
  const t = useTranslations("records.words");
  const theirs = form.theirs(name);
  const word = (value: string) => t(`${name}.${value || "false"}` as never);
  return (
    <div className="field wide">
      <label className="row">
        <input
          type="checkbox"
          checked={form.typed[name] === "true"}
          onChange={(event) => form.set(name, String(event.target.checked))}
        />
        {label}
      </label>
      <TheirsNote
        theirs={theirs === undefined ? undefined : word(theirs)}
        taken={form.isTheirs(name)}
      />
    </div>
  );
}

/** What may be chosen: nothing where that is an answer, and an imported value that the list doesn't know. */
function optionsOf({ options = [], always }: Field, value: string): string[] {
  const unknown = value !== "" && !options.includes(value);
  return [...(always ? [] : [""]), ...(unknown ? [value] : []), ...options];
}

type NoteProps = { theirs: string | undefined; taken: boolean };

/** What another person made of the field while the form was open. */
function TheirsNote({ theirs, taken }: NoteProps) {
  const t = useTranslations("records.form");
  if (theirs === undefined && !taken) return null;
  return (
    <p className="state state-borderline t-12">
      <Shape state="borderline" />
      {theirs === undefined ? t("taken") : t("theirs", { value: theirs || t("nothing") })}
    </p>
  );
}

type HelpProps = { id: string; kind: Field["kind"]; fault: FieldFault | undefined };

function FieldHelp({ id, kind, fault }: HelpProps) {
  const t = useTranslations("records.form");
  return (
    <p className={fault ? "error" : "help"} id={id}>
      {fault && <Shape state="critical" />}
      {fault ? t(fault) : kind === "date" && t("dateHelp")}
    </p>
  );
}
