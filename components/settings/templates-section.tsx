"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import {
  MAIL_PARTS,
  type MailKind,
  type MailLocale,
  type MailTexts,
  placeholdersOf,
  templateName,
} from "@/lib/domain/notifications/parts";
import { MailChoice } from "./mail-choice";
import { MailPart } from "./mail-part";
import { MailPreview } from "./mail-preview";
import { MailTestButton } from "./mail-test-button";
import { isWrong } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";
import { useSettingWords } from "./words";

/** What mails say before anyone changes it. */
export type OurMails = Record<MailLocale, MailTexts>;

type Props = { form: SettingsForm; mails?: OurMails };

/** One mail at a time, in one language: its words, how it will look, a test of it. */
export function TemplatesSection({ form, mails }: Props) {
  const t = useTranslations("settings");
  const [kind, setKind] = useState<MailKind>("alert");
  const [locale, setLocale] = useState<MailLocale>(useLocale() === "en" ? "en" : "es");
  if (!mails) return null;
  const ours = mails[locale][kind === "several" ? "several" : "one"];
  /** A part as it stands in the form; null: our words. */
  const own = (part: (typeof MAIL_PARTS)[number]) => {
    const name = templateName(kind, locale, part);
    const value = name in form.typed ? form.typed[name] : form.base[name];
    return typeof value === "string" ? value : null;
  };
  const shown = { subject: own("subject") ?? ours.subject, body: own("body") ?? ours.body };
  const names = placeholdersOf(kind).map((name) => `{${name}}`);
  return (
    <>
      <MailChoice kind={kind} locale={locale} onKind={setKind} onLocale={setLocale} />
      <WrongElsewhere form={form} shown={`${kind}.${locale}.`} />
      <SettingsGroup title={t("sections.templates")}>
        <li className="set set-note">
          <p className="ink-2 prose">{t("mailHelp", { names: names.join(", ") })}</p>
        </li>
        {MAIL_PARTS.map((part) => (
          <MailPart
            key={`${kind} ${locale} ${part}`}
            form={form}
            name={templateName(kind, locale, part)}
            part={part}
            locale={locale}
            ours={ours[part]}
            isOwn={own(part) !== null}
            value={shown[part]}
          />
        ))}
      </SettingsGroup>
      <MailPreview texts={mails[locale]} shown={shown} kind={kind} locale={locale} />
      <MailTestButton mail={{ kind, locale, subject: own("subject"), body: own("body") }} />
    </>
  );
}

/** Names what is wrong in a mail that isn't shown: saving waits for it. */
function WrongElsewhere({ form, shown }: { form: SettingsForm; shown: string }) {
  const t = useTranslations("settings");
  const words = useSettingWords();
  const wrong = Object.keys({ ...form.faults, ...form.refused }).filter(
    (name) => !name.startsWith(shown) && isWrong(form, name),
  );
  if (wrong.length === 0) return null;
  return (
    <p className="error" role="alert">
      {t("mailWrongElsewhere")} {wrong.map(words.name).join("; ")}
    </p>
  );
}
