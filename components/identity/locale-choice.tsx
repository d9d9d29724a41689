"use client";

import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { LanguageOptions } from "./language-options";

const A_YEAR = 31_536_000;

/** The language before anyone has signed in: kept in a cookie. */
export function LocaleChoice() {
  const t = useTranslations("frame");
  const locale = useLocale();
  const router = useRouter();
  const choose = (language: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser
    document.cookie = `locale=${language}; path=/; max-age=${A_YEAR}; samesite=lax`;
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
