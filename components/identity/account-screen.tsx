import { useTranslations } from "next-intl";
import {
  LONGEST_NAME,
  LONGEST_PASSWORD,
  type Me,
  SHORTEST_PASSWORD,
} from "@/lib/domain/identity/schema";
import { AccountForm } from "./account-form";
import { PasswordForm } from "./password-form";
import { SignOutEverywhere } from "./sign-out-everywhere";

const LIMITS = { min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD };

/** One's own account: name and choices, password, sessions. */
export function AccountScreen({ me }: { me: Me }) {
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
        <PasswordForm email={me.user.email} limits={LIMITS} />
        <SignOutEverywhere userId={me.user.id} />
      </div>
    </main>
  );
}
