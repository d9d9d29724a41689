"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";

export function Failed({ retry }: { retry: () => void }) {
  const t = useTranslations("states");
  return (
    <main className="main void" id="content">
      <TriangleAlert className="i i-24" aria-hidden="true" />
      <h1 className="t-18">{t("errorTitle")}</h1>
      <p className="ink-2">{t("error")}</p>
      <p className="acts">
        <button type="button" className="btn" onClick={retry}>
          {t("retry")}
        </button>
      </p>
    </main>
  );
}
