"use client";

import { useTranslations } from "next-intl";
import type { SettingsForm } from "./use-settings-form";

/** One bar saves all that was changed on the page; there is none while nothing was. */
export function SaveBar({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  const count = form.names.length;
  const wrong = Object.keys(form.faults).filter((name) => form.left.has(name)).length;
  if (count === 0) return null;
  return (
    <div className="savebar">
      <p className="grow">
        {form.failure && (
          <span className="error" role="alert">
            {form.failure}
          </span>
        )}
        <span className="semi">
          {wrong > 0 ? t("unsavedWrong", { count, wrong }) : t("unsaved", { count })}
        </span>{" "}
        <span className="ink-3">{t("live")}</span>
      </p>
      <button type="button" className="btn" onClick={form.discard} disabled={form.saving}>
        {t("discard")}
      </button>
      <button type="submit" className="btn btn-primary" aria-busy={form.saving}>
        {form.saving ? t("saving") : t("save", { count })}
      </button>
    </div>
  );
}
