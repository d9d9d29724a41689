"use client";

import { ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ChangeEvent } from "react";
import type { SettingsForm } from "./use-settings-form";

/** The address of the logo that the form would leave: the new picture, the saved one, or none. */
export function logoOf({ typed, base }: SettingsForm): string | undefined {
  const chosen = typed.logo;
  if (typeof chosen === "string") return `data:${typeIn(chosen)};base64,${chosen}`;
  if (chosen === null || !base.logo) return undefined;
  return `/api/v1/logo?v=${base.logo}`;
}

/** By the first letters of its base64; the server looks again. */
function typeIn(base64: string): string {
  if (base64.startsWith("/9j/")) return "image/jpeg";
  return base64.startsWith("UklGR") ? "image/webp" : "image/png";
}

/** Chooses a picture, or takes it away. */
export function LogoControl({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  const shown = logoOf(form);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = ""; // the same file can be chosen again
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => {
      form.type("logo", String(reader.result).split(",")[1] ?? "");
      form.leave("logo");
    };
    reader.readAsDataURL(file);
  };
  return (
    <div className="row g-8">
      {/* biome-ignore lint/performance/noImgElement: a picture that isn't on the server yet */}
      {shown && <img className="logo logo-lg" src={shown} alt={t("names.logo")} />}
      {shown && (
        <button
          type="button"
          className="btn btn-ghost"
          onClick={() => (form.base.logo ? form.type("logo", null) : form.keep("logo"))}
        >
          {t("removeLogo")}
        </button>
      )}
      <label className="btn file">
        <ImageUp className="i" aria-hidden="true" />
        {t("chooseLogo")}
        <input
          id="setting-logo"
          className="sr"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-describedby="help-logo"
          onChange={choose}
        />
      </label>
    </div>
  );
}
