import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocaleChoice } from "./locale-choice";
import { SignInForm } from "./sign-in-form";
import { SignInFrame } from "./sign-in-frame";

// Public on purpose: they exist only where DEMO=1, and the page says so.
const DEMO = [
  ["demoDoctor", "dr.smith@mediconnect.demo", "Demo2024!Doctor"],
  ["demoPatient", "john.doe@mediconnect.demo", "Demo2024!Patient"],
  ["demoAdmin", "admin@mediconnect.demo", "Demo2024!Admin"],
] as const;

type Props = {
  demo: boolean;
  provider: string | undefined;
  /** Whether a clinic lets patients register. */
  registers: boolean;
};

export function SignInScreen({ demo, provider, registers }: Props) {
  const t = useTranslations("signIn");
  return (
    <SignInFrame aside={<LocaleChoice />}>
      <SignInForm provider={provider} />
      {registers && (
        <p>
          {t("noAccount")}{" "}
          <Link className="link" href="/register" prefetch={false}>
            {t("register")}
          </Link>
        </p>
      )}
      {demo && (
        <section className="banner" aria-label={t("demo")}>
          <div className="grow">
            <p>{t("demo")}</p>
            <dl>
              {DEMO.map(([who, email, password]) => (
                <div key={who} className="mt-2">
                  <dt className="t-12 ink-3">{t(who)}</dt>
                  <dd className="mono">{email}</dd>
                  <dd className="mono">{password}</dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
      )}
    </SignInFrame>
  );
}
