"use client";

import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { keepChoice } from "@/lib/browser/choice-cookie";
import { LanguageOptions } from "./language-options";

/** The language before anyone has signed in: kept in a cookie. */
export function LocaleChoice() {
  const t = useTranslations("frame");
  const locale = useLocale();
  const router = useRouter();
  const choose = (language: string) => {
    keepChoice("locale", language);
    router.refresh();
  };
  return (
    <label className="row">
      <Languages className="i" aria-hidden="true" />
      <span className="sr">{t("language")}</span>
      <select
        className="bg-transparent"
        value={locale}
        onChange={(event) => choose(event.target.value)}
      >
        <LanguageOptions />
      </select>
    </label>
  );
}
