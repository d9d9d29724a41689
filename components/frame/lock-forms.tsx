import { useTranslations } from "next-intl";
import { ProofField } from "@/components/identity/proof-field";
import { useProof } from "@/components/identity/use-proof";
import { useSignIn } from "@/components/identity/use-sign-in";
import { Fault } from "@/components/ui/fault";
import { PasswordInput } from "@/components/ui/password-input";

type Next = { next: () => Promise<string | undefined> };

/** The password of who was here. */
export function LockPassword({ email, next }: Next & { email: string }) {
  const t = useTranslations("lock");
  const words = { wrong: t("wrong"), network: t("network") };
  const { busy, failure, submit } = useSignIn(words, next);
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <h1 className="t-22">{t("title")}</h1>
      <p>{t("help")}</p>
      <Fault>{failure}</Fault>
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <p className="semi">{email}</p>
      <div className="field">
        <label className="label" htmlFor="unlock">
          {t("password")}
        </label>
        <PasswordInput
          id="unlock"
          name="password"
          autoComplete="current-password"
          autoFocus
          required
          maxLength={128}
          show={t("show")}
          hide={t("hide")}
        />
      </div>
      <button type="submit" className="btn btn-primary" aria-busy={busy} disabled={busy}>
        {t("submit")}
      </button>
    </form>
  );
}

/** The second factor of who was here and has given the password; too late for it, the password is asked for again. */
export function LockFactor({ next, onLost }: Next & { onLost: () => void }) {
  const t = useTranslations("lock");
  const words = useTranslations("proof");
  const { busy, failure, submit } = useProof("code", next, onLost);
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <h1 className="t-22">{words("title")}</h1>
      <Fault>{failure}</Fault>
      <ProofField proof="code" />
      <button type="submit" className="btn btn-primary" aria-busy={busy} disabled={busy}>
        {t("submit")}
      </button>
    </form>
  );
}
