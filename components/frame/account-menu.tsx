"use client";

import { ChevronDown, LogOut, UserRound } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useChooseForMe } from "@/components/identity/account-queries";
import { LanguageOptions } from "@/components/identity/language-options";
import { ThemeSelect } from "@/components/identity/theme-select";
import { initialsOf } from "@/lib/browser/format";
import { sayFailed } from "@/lib/browser/say";
import { leaveWhenSignedOut, signOut } from "@/lib/browser/session";
import type { Me } from "@/lib/domain/identity/schema";

// Few have a second clinic.
const ClinicChoice = dynamic(() => import("./clinic-choice").then((module) => module.ClinicChoice));

/** Who is signed in; language, appearance, the way out. A native popover: Esc and a click beside it close it. */
export function AccountMenu({ me }: { me: Me }) {
  const t = useTranslations("frame");
  useEffect(leaveWhenSignedOut, []);
  const leave = () => void signOut(me.user.id, false).catch(() => sayFailed(t("signOutFailed")));
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
        {me.clinics.length > 1 && <ClinicChoice me={me} />}
        <div className="menu-sep" />
        <LanguageChoice version={me.version} />
        <div className="menu-choice">
          <label htmlFor="menu-theme">{t("theme")}</label>
          <ThemeSelect id="menu-theme" />
        </div>
        <div className="menu-sep" />
        <Link className="menu-item" href="/account" prefetch={false} onClick={closeMenu}>
          <UserRound className="i" aria-hidden="true" />
          {t("myAccount")}
        </Link>
        <button type="button" className="menu-item" onClick={leave}>
          <LogOut className="i" aria-hidden="true" />
          {t("signOut")}
        </button>
      </div>
    </>
  );
}

const closeMenu = () => document.getElementById("account-menu")?.hidePopover();

function LanguageChoice({ version }: { version: number }) {
  const t = useTranslations("frame");
  const locale = useLocale();
  const router = useRouter();
  const change = useChooseForMe();
  const choose = (language: string) =>
    change.mutate(
      { body: { locale: language === "en" ? "en" : "es" }, version },
      { onSuccess: () => router.refresh(), onError: () => sayFailed(t("choiceFailed")) },
    );
  return (
    <label className="menu-choice">
      <span>{t("language")}</span>
      <select value={locale} onChange={(event) => choose(event.target.value)}>
        <LanguageOptions />
      </select>
    </label>
  );
}
