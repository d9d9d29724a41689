"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { StepUp } from "@/components/frame/step-up";
import { placeAfter } from "@/lib/browser/place-after";
import { AddKeySteps } from "./add-key-steps";
import { EnrolSteps } from "./enrol-steps";
import { GiveUp } from "./give-up";

/** Signing in ends here with setting a second factor up: the clinic wants one. */
export function EnrolmentScreen({ clinic, longestName }: { clinic: string; longestName: number }) {
  const t = useTranslations("factor");
  const key = useTranslations("passkey");
  const query = useSearchParams();
  const goOn = () => window.location.replace(placeAfter(query.get("next")));
  return (
    <section className="sign-in-card stack g-16">
      <h1 className="t-22">{t("title")}</h1>
      <p>{t("needed", { clinic })}</p>
      <h2 className="semi">{t("row")}</h2>
      <EnrolSteps onDone={goOn} />
      <h2 className="semi">{key("instead")}</h2>
      <AddKeySteps longestName={longestName} onDone={goOn} />
      <GiveUp />
      <StepUp />
    </section>
  );
}
