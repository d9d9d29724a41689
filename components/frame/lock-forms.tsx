import { useTranslations } from "next-intl";
import { useFactor } from "@/components/identity/factor-queries";
import { KeyProof } from "@/components/identity/key-proof";
import { PasskeyButton } from "@/components/identity/passkey-button";
import { ProofField } from "@/components/identity/proof-field";
import { useProof } from "@/components/identity/use-proof";
import { useSignIn } from "@/components/identity/use-sign-in";
import { Fault } from "@/components/ui/fault";
import { PasswordInput } from "@/components/ui/password-input";
import type { WhyEnded } from "@/lib/browser/why-ended";
import type { Me } from "@/lib/domain/identity/schema";

type Next = { next: () => Promise<string | undefined> };
type Locked = Next & { user: Me["user"]; ended: "idle" | WhyEnded };

/** The password of who was here, or a key of theirs and of nobody else. */
export function LockPassword({ user, ended, next }: Locked) {
  const t = useTranslations("lock");
  const key = useTranslations("passkey");
  const { email } = user;
  const words = { wrong: t("wrong"), network: t("network") };
  const { busy, failure, submit } = useSignIn(words, next);
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <h1 className="t-22">{t(ended === "idle" ? "title" : `ended.${ended}`)}</h1>
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
      <PasskeyButton label={key("use")} act={(device) => device.signInByKey(user.id)} next={next} />
    </form>
  );
}

/** The second factor of who was here and has given the password; too late for it, the password is asked for again. */
export function LockFactor({ next, onLost }: Next & { onLost: () => void }) {
  const t = useTranslations("lock");
  const words = useTranslations("proof");
  const { data: factor } = useFactor();
  const { busy, failure, submit } = useProof("code", next, onLost);
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <h1 className="t-22">{words("title")}</h1>
      <KeyProof factor={factor} next={next} onLost={onLost} />
      <Fault>{failure}</Fault>
      <ProofField proof="code" hasApp={factor?.since !== null} />
      <button type="submit" className="btn btn-primary" aria-busy={busy} disabled={busy}>
        {t("submit")}
      </button>
    </form>
  );
}
