import { useTranslations } from "next-intl";
import { ChoicesForm } from "@/components/notifications/choices-form";
import type { Factor } from "@/lib/domain/identity/factor-schema";
import {
  LONGEST_NAME,
  LONGEST_PASSWORD,
  type Me,
  SHORTEST_PASSWORD,
  SHORTEST_WITH_FACTOR,
} from "@/lib/domain/identity/schema";
import type { Choices } from "@/lib/domain/notifications/choice-schema";
import { AccountForm } from "./account-form";
import { EraseRow } from "./erase-row";
import { FactorSection } from "./factor-section";
import { PasswordForm } from "./password-form";
import { SignOutEverywhere } from "./sign-out-everywhere";

type Props = { me: Me; choices: Choices; factor: Factor; timeZone: string };

/** One's own account: name and choices, how one is told, password, second factor, sessions. */
export function AccountScreen({ me, choices, factor, timeZone }: Props) {
  const t = useTranslations("account");
  const min = factor.since ? SHORTEST_WITH_FACTOR : SHORTEST_PASSWORD;
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
        <PasswordForm email={me.user.email} limits={{ min, max: LONGEST_PASSWORD }} />
        <FactorSection factor={factor} timeZone={timeZone} />
        <SignOutEverywhere userId={me.user.id} />
        <EraseRow />
      </div>
    </main>
  );
}
