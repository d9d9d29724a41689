import { useTranslations } from "next-intl";
import { ChoicesForm } from "@/components/notifications/choices-form";
import {
  LONGEST_NAME,
  LONGEST_PASSWORD,
  type Me,
  SHORTEST_PASSWORD,
} from "@/lib/domain/identity/schema";
import type { Choices } from "@/lib/domain/notifications/choice-schema";
import { AccountForm } from "./account-form";
import { PasswordForm } from "./password-form";
import { SignOutEverywhere } from "./sign-out-everywhere";

const LIMITS = { min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD };

/** One's own account: name and choices, how one is told, password, sessions. */
export function AccountScreen({ me, choices }: { me: Me; choices: Choices }) {
  const t = useTranslations("account");
  return (
    <main className={me.role === "patient" ? "p-main" : "main"} id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{me.user.email}</p>
        </div>
      </div>
      <div className="sets own-account">
        <AccountForm me={me} longestName={LONGEST_NAME} />
        <ChoicesForm first={choices} />
        <PasswordForm email={me.user.email} limits={LIMITS} />
        <SignOutEverywhere userId={me.user.id} />
      </div>
    </main>
  );
}
