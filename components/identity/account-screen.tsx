import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChoicesForm } from "@/components/notifications/choices-form";
import type { Identity } from "@/lib/domain/federation/schema";
import { type Factor, hasFactor } from "@/lib/domain/identity/factor-schema";
import { LONGEST_KEY_NAME, type Passkey } from "@/lib/domain/identity/passkey-schema";
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
import { PasskeySection } from "./passkey-section";
import { PasswordForm } from "./password-form";
import { SignOutEverywhere } from "./sign-out-everywhere";

// Few clinics have one.
const ProviderSection = dynamic(() =>
  import("./provider-section").then((module) => module.ProviderSection),
);

type Props = {
  me: Me;
  choices: Choices;
  factor: Factor;
  passkeys: readonly Passkey[];
  /** The name of the provider that people may sign in by, and what this account is linked to there. */
  provider: string | undefined;
  identities: readonly Identity[];
  timeZone: string;
};

/** One's own account: name and choices, how one is told, password, second factor, keys, sessions. */
export function AccountScreen(props: Props) {
  const { me, choices, factor, passkeys, provider, identities, timeZone } = props;
  const t = useTranslations("account");
  const min = hasFactor(factor) ? SHORTEST_WITH_FACTOR : SHORTEST_PASSWORD;
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
        <PasskeySection passkeys={passkeys} longestName={LONGEST_KEY_NAME} timeZone={timeZone} />
        <FactorSection factor={factor} timeZone={timeZone} />
        {provider && (
          <ProviderSection name={provider} identities={identities} timeZone={timeZone} />
        )}
        <SignOutEverywhere userId={me.user.id} />
        <EraseRow />
      </div>
    </main>
  );
}
