"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { placeAfter } from "@/lib/browser/place-after";
import { EnrolSteps } from "./enrol-steps";
import { GiveUp } from "./give-up";

/** Signing in ends here with setting a second factor up: the clinic wants one. */
export function EnrolmentScreen({ clinic }: { clinic: string }) {
  const t = useTranslations("factor");
  const query = useSearchParams();
  return (
    <section className="sign-in-card stack g-16">
      <h1 className="t-22">{t("title")}</h1>
      <p>{t("needed", { clinic })}</p>
      <EnrolSteps onDone={() => window.location.replace(placeAfter(query.get("next")))} />
      <GiveUp />
    </section>
  );
}
