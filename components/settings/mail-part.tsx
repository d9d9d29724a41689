"use client";

import { useTranslations } from "next-intl";
import type { MailLocale, MailPart as Part } from "@/lib/domain/notifications/parts";
import { BeforeOf, FaultOf, isWrong, TheirsOf } from "./setting-row";
import type { SettingsForm } from "./use-settings-form";

const ROWS = 6;

type Props = {
  form: SettingsForm;
  name: string;
  part: Part;
  locale: MailLocale;
  /** Our words for it. */
  ours: string;
  isOwn: boolean;
  value: string;
};

/** Subject or text of a mail. Typing our words again is going back to them. */
export function MailPart({ form, name, part, locale, ours, isOwn, value }: Props) {
  const t = useTranslations("settings");
  const wrong = isWrong(form, name);
  const type = (text: string) => form.type(name, text === ours ? null : text);
  const control = {
    id: `setting-${name}`,
    lang: locale,
    value,
    "aria-invalid": wrong || undefined,
    "aria-describedby": wrong ? `fault-${name}` : undefined,
    onBlur: () => form.leave(name),
  };
  const changed = form.names.includes(name);
  return (
    <li className={`set set-wide ${changed ? "is-changed" : ""}`}>
      <div className={`field ${wrong ? "is-error" : ""}`}>
        <label className="label" htmlFor={control.id}>
          {t(`mailParts.${part}`)}
        </label>
        {part === "subject" ? (
          <div className="input">
            <input {...control} autoComplete="off" onChange={({ target }) => type(target.value)} />
          </div>
        ) : (
          <textarea
            {...control}
            className="input"
            rows={ROWS}
            onChange={({ target }) => type(target.value)}
          />
        )}
        <FaultOf form={form} name={name} />
        <TheirsOf form={form} name={name} />
        <BeforeOf form={form} name={name} />
        {isOwn && (
          <button type="button" className="link self-start" onClick={() => form.type(name, null)}>
            {t("backToOurs")}
            <span className="sr">: {t(`mailParts.${part}`)}</span>
          </button>
        )}
      </div>
    </li>
  );
}
