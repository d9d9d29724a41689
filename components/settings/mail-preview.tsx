"use client";

import { useTranslations } from "next-intl";
import {
  fillTemplate,
  isCritical,
  type MailKind,
  type MailLocale,
  type MailPart,
  type MailTexts,
  paragraphsOf,
} from "@/lib/domain/notifications/parts";

type Props = {
  texts: MailTexts;
  shown: Record<MailPart, string>;
  kind: MailKind;
  locale: MailLocale;
};

/** The mail as its reader will see it, with an example of what is filled in. */
export function MailPreview({ texts, shown, kind, locale }: Props) {
  const t = useTranslations("settings");
  const given = { clinic: "Clínica del Olivar", count: "3" };
  return (
    <section>
      <div className="sec-head">
        <h2>{t("preview")}</h2>
      </div>
      <article className="mail-preview mt-3" lang={locale}>
        <p className="semi">{fillTemplate(shown.subject, given)}</p>
        {paragraphsOf(fillTemplate(shown.body, given)).map((paragraph) => (
          <p key={paragraph} className="whitespace-pre-line">
            {paragraph}
          </p>
        ))}
        <p>
          <span className="btn btn-primary">{texts.open}</span>
        </p>
        <p className="ink-3 t-12">
          {texts.foot}
          {(kind === "several" || !isCritical(kind)) && ` ${texts.stop}`}
        </p>
      </article>
    </section>
  );
}
