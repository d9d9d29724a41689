import { useTranslations } from "next-intl";
import { GiveUp } from "@/components/identity/give-up";

/** All that is there for who registered, while their clinic looks which chart is theirs. */
export function CheckingScreen({ clinic, email }: { clinic: string; email: string }) {
  const t = useTranslations("checking");
  return (
    <section className="sign-in-card stack g-16">
      <h1 className="t-22">{t("title")}</h1>
      <p>{t("why", { clinic })}</p>
      <p className="ink-2 break-words">{t("mail", { email })}</p>
      <a className="btn" href="/">
        {t("look")}
      </a>
      <GiveUp />
    </section>
  );
}
