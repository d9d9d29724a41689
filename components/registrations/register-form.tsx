import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PasswordHint, type PasswordLimits } from "@/components/identity/password-hint";
import { Fault } from "@/components/ui/fault";
import { PasswordInput } from "@/components/ui/password-input";
import { whyOf } from "@/lib/browser/api";
import { NameFields } from "./name-fields";

type Props = {
  clinics: readonly { slug: string; name: string }[];
  limits: PasswordLimits;
  sending: boolean;
  error: unknown;
  onSend: (form: FormData) => void;
};

/** What the clinic needs to know of who registers. */
export function RegisterForm({ clinics, limits, sending, error, onSend }: Props) {
  const t = useTranslations("register");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!sending) onSend(new FormData(event.currentTarget));
  };
  const [only, ...others] = clinics;
  return (
    <form onSubmit={submit} aria-busy={sending}>
      <h1 className="t-22">{t("title")}</h1>
      <p className="ink-2">
        {others.length === 0 && t("at", { clinic: only?.name ?? "" })} {t("help")}
      </p>
      <Fault>{error ? whyOf(error, t("offline")) : undefined}</Fault>
      {others.length > 0 && <ClinicField clinics={clinics} />}
      <NameFields />
      <label className="field">
        <span className="label">{t("email")}</span>
        <span className="input">
          <input
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={320}
            autoCapitalize="none"
          />
        </span>
      </label>
      <PasswordField limits={limits} />
      <label className="row g-8 items-start">
        <input type="checkbox" name="accepted" required className="mt-1" />
        <span>{t("accept")}</span>
      </label>
      <button type="submit" className="btn btn-primary" aria-busy={sending} disabled={sending}>
        {t("send")}
      </button>
      <Link className="link" href="/sign-in" prefetch={false}>
        {t("back")}
      </Link>
    </form>
  );
}

function ClinicField({ clinics }: Pick<Props, "clinics">) {
  const t = useTranslations("register");
  return (
    <label className="field">
      <span className="label">{t("clinic")}</span>
      <span className="input">
        <select name="clinic" required defaultValue="">
          <option value="" disabled>
            {t("choose")}
          </option>
          {clinics.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown className="i" aria-hidden="true" />
      </span>
    </label>
  );
}

function PasswordField({ limits }: Pick<Props, "limits">) {
  const t = useTranslations("register");
  const [password, setPassword] = useState("");
  return (
    <div className="field">
      <label className="label" htmlFor="register-password">
        {t("password")}
      </label>
      <PasswordInput
        id="register-password"
        name="password"
        autoComplete="new-password"
        required
        value={password}
        aria-describedby="register-help"
        show={t("show")}
        hide={t("hide")}
        onChange={(event) => setPassword(event.target.value)}
      />
      <p className="help" id="register-help">
        <PasswordHint next={password} limits={limits} />
      </p>
    </div>
  );
}
