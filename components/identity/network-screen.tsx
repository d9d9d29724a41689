import { useTranslations } from "next-intl";
import { GiveUp } from "./give-up";

/** Signing in ends here when the clinic doesn't let one in from this address. */
export function NetworkScreen({ clinic, address }: { clinic: string; address: string }) {
  const t = useTranslations("network");
  return (
    <section className="sign-in-card stack g-16">
      <h1 className="t-22">{t("title")}</h1>
      <p>{t("why", { clinic })}</p>
      <p className="ink-2">{t("address", { address })}</p>
      <GiveUp />
    </section>
  );
}
