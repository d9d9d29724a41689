"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  MAIL_KINDS,
  MAIL_LOCALES,
  type MailKind,
  type MailLocale,
} from "@/lib/domain/notifications/parts";

type Props = {
  kind: MailKind;
  locale: MailLocale;
  onKind: (kind: MailKind) => void;
  onLocale: (locale: MailLocale) => void;
};

/** Which mail is shown, and in which language. */
export function MailChoice({ kind, locale, onKind, onLocale }: Props) {
  const t = useTranslations("settings");
  const choices = useTranslations("choices");
  return (
    <div className="mail-choice">
      <Choice
        id="mail-kind"
        label={t("mailKinds.label")}
        value={kind}
        options={MAIL_KINDS.map((one) => ({
          value: one,
          words: one === "several" ? t("mailKinds.several") : choices(`events.${one}`),
        }))}
        onChoose={onKind}
      />
      <Choice
        id="mail-language"
        label={t("mailLanguage")}
        value={locale}
        options={MAIL_LOCALES.map((one) => ({ value: one, words: t(`locales.${one}`) }))}
        onChoose={onLocale}
      />
    </div>
  );
}

type ChoiceProps<T extends string> = {
  id: string;
  label: string;
  value: T;
  options: { value: T; words: string }[];
  onChoose: (value: T) => void;
};

function Choice<T extends string>({ id, label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <span className="input">
        <select
          id={id}
          value={value}
          onChange={({ target }) => {
            const chosen = options.find((option) => option.value === target.value);
            if (chosen) onChoose(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.words}
            </option>
          ))}
        </select>
        <ChevronDown className="i" aria-hidden="true" />
      </span>
    </div>
  );
}
