"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Fault } from "@/components/ui/fault";
import { giveUpSignIn } from "@/lib/browser/session";

/** The way out of a sign-in that lacks something. */
export function GiveUp() {
  const t = useTranslations("proof");
  const [failed, setFailed] = useState(false);
  return (
    <>
      <button
        type="button"
        className="link"
        onClick={() => void giveUpSignIn().catch(() => setFailed(true))}
      >
        {t("other")}
      </button>
      <Fault>{failed && t("network")}</Fault>
    </>
  );
}
