"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Setting } from "@/components/ui/setting";
import { Shape } from "@/components/ui/shape";
import { cityOf } from "@/lib/browser/format";
import { say } from "@/lib/browser/say";
import type { Me } from "@/lib/domain/identity/schema";
import { AccountFailureNote } from "./account-failure";
import { ChangeNote } from "./change-note";
import { DensitySelect, useDensityWords } from "./density-select";
import { LanguageOptions } from "./language-options";
import { SaveBar } from "./save-bar";
import { ThemeSelect } from "./theme-select";
import { type Field, useAccountForm } from "./use-account-form";
import { ZoneChoice } from "./zone-choice";
import { ZoneNow } from "./zone-now";

const LANGUAGES = { es: "Español", en: "English" };

/** Name, language, zone, density: one bar saves all. The theme is this browser's and acts at once. */
export function AccountForm({ me, longestName }: { me: Me; longestName: number }) {
  const t = useTranslations("account");
  const form = useAccountForm(me, () => say(t("saved")));
  const { typed, before } = form;
  const densityWords = useDensityWords(me.role);
  const noteOf = (field: Field, was: string) => ({
    changed: form.changed.includes(field),
    note: <ChangeNote form={form} field={field} was={was} />,
  });
  return (
    <form
      className="sets own-account"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      {form.restored && <p className="banner">{t("restored")}</p>}
      {form.failure && <AccountFailureNote failure={form.failure} />}
      <section className="sec">
        <div className="sec-head">
          <h2>{t("person")}</h2>
        </div>
        <ul>
          <Setting
            htmlFor="account-name"
            label={t("name")}
            help={t("nameHelp")}
            error={
              form.nameless && (
                <p className="error" id="account-name-error">
                  <Shape state="critical" />
                  {t("nameMissing")}
                </p>
              )
            }
            {...noteOf("name", before.name)}
          >
            <span className="input">
              <input
                id="account-name"
                autoComplete="name"
                maxLength={longestName}
                aria-invalid={form.nameless}
                aria-describedby={form.nameless ? "account-name-error" : undefined}
                value={typed.name}
                onChange={(event) => form.set({ name: event.target.value })}
              />
            </span>
          </Setting>
        </ul>
      </section>
      <section className="sec">
        <div className="sec-head">
          <h2>{t("words")}</h2>
        </div>
        <ul>
          <Setting
            htmlFor="account-locale"
            label={t("language")}
            help={t("languageHelp")}
            {...noteOf("locale", LANGUAGES[before.locale])}
          >
            <span className="input">
              <select
                id="account-locale"
                value={typed.locale}
                onChange={(event) =>
                  form.set({ locale: event.target.value === "en" ? "en" : "es" })
                }
              >
                <LanguageOptions />
              </select>
              <ChevronDown className="i" aria-hidden="true" />
            </span>
          </Setting>
          <Setting
            htmlFor="account-zone"
            label={t("zone")}
            help={<ZoneNow zone={typed.timeZone} />}
            {...noteOf(
              "timeZone",
              before.timeZone ? cityOf(before.timeZone) : t("zoneBrowserShort"),
            )}
          >
            <ZoneChoice
              id="account-zone"
              label={t("zone")}
              value={typed.timeZone}
              onChoose={(timeZone) => form.set({ timeZone })}
            />
          </Setting>
        </ul>
      </section>
      <section className="sec">
        <div className="sec-head">
          <h2>{t("look")}</h2>
        </div>
        <ul>
          <Setting htmlFor="account-theme" label={t("theme")} help={t("themeHelp")}>
            <span className="input">
              <ThemeSelect id="account-theme" />
              <ChevronDown className="i" aria-hidden="true" />
            </span>
          </Setting>
          <Setting
            htmlFor="account-density"
            label={t("density")}
            help={t("densityHelp")}
            {...noteOf("density", densityWords(before.density))}
          >
            <DensitySelect
              id="account-density"
              role={me.role}
              value={typed.density}
              onChoose={(density) => form.set({ density })}
            />
          </Setting>
        </ul>
      </section>
      {form.changed.length > 0 && <SaveBar form={form} />}
    </form>
  );
}
