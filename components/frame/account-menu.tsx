"use client";

import { ChevronDown, LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { api } from "@/lib/browser/api";
import { initialsOf } from "@/lib/browser/format";
import { leaveWhenSignedOut, signOut } from "@/lib/browser/session";
import type { Me } from "@/lib/domain/identity/schema";

/** Who is signed in; language, appearance, the way out. A native popover: Esc and a click beside it close it. */
export function AccountMenu({ me }: { me: Me }) {
  const t = useTranslations("frame");
  useEffect(leaveWhenSignedOut, []);
  const leave = (everywhere: boolean) =>
    void signOut(me.user.id, everywhere).catch(() => toast.error(t("signOutFailed")));
  return (
    <>
      <button
        type="button"
        className="account"
        popoverTarget="account-menu"
        aria-label={t("account", { name: me.user.name })}
      >
        <span className="avatar" aria-hidden="true">
          {initialsOf(me.user.name)}
        </span>
        <ChevronDown className="i" aria-hidden="true" />
      </button>
      <div id="account-menu" popover="auto" className="menu account-menu">
        <p className="account-who">
          <span className="semi">{me.user.name}</span>
          <span className="ink-3">
            {t(`roles.${me.role}`)}, {me.clinic.name}
          </span>
        </p>
        <LanguageChoice version={me.version} />
        <ThemeChoice />
        <div className="menu-sep" />
        <button type="button" className="menu-item" onClick={() => leave(false)}>
          <LogOut className="i" aria-hidden="true" />
          {t("signOut")}
        </button>
        <button type="button" className="menu-item" onClick={() => leave(true)}>
          <span className="i" />
          {t("signOutEverywhere")}
        </button>
      </div>
    </>
  );
}

function LanguageChoice({ version }: { version: number }) {
  const t = useTranslations("frame");
  const locale = useLocale();
  const router = useRouter();
  const choose = async (language: string) => {
    await api("/me", { method: "PATCH", body: { locale: language }, version });
    router.refresh();
  };
  return (
    <label className="menu-choice">
      <span>{t("language")}</span>
      <select value={locale} onChange={(event) => void choose(event.target.value)}>
        <option value="es" lang="es">
          Español
        </option>
        <option value="en" lang="en">
          English
        </option>
      </select>
    </label>
  );
}

const THEMES = ["system", "light", "dark"] as const;

function ThemeChoice() {
  const t = useTranslations("frame");
  const { theme, setTheme } = useTheme();
  const [known, setKnown] = useState(false); // the server doesn't know what this browser chose
  useEffect(() => setKnown(true), []);
  return (
    <label className="menu-choice">
      <span>{t("theme")}</span>
      <select value={known ? theme : "system"} onChange={(event) => setTheme(event.target.value)}>
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {t(`themes.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
