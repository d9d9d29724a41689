"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Fault } from "@/components/ui/fault";
import { placeAfter } from "@/lib/browser/place-after";
import { useFactor } from "./factor-queries";
import { GiveUp } from "./give-up";
import { KeyProof } from "./key-proof";
import { ProofField } from "./proof-field";
import { useProof } from "./use-proof";

/** The second step of signing in. */
export function FactorForm({ email }: { email: string }) {
  const t = useTranslations("proof");
  const query = useSearchParams();
  const { data: factor } = useFactor();
  const goOn = async () => {
    window.location.replace(placeAfter(query.get("next")));
    return undefined;
  };
  const { busy, failure, submit } = useProof("code", goOn);
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <h1 className="t-22">{t("title")}</h1>
      <p className="semi wrap">{email}</p>
      <KeyProof factor={factor} next={goOn} />
      <Fault>{failure}</Fault>
      <ProofField proof="code" hasApp={factor?.since !== null} />
      <button type="submit" className="btn btn-primary" aria-busy={busy} disabled={busy}>
        {t("submit")}
      </button>
      <GiveUp />
    </form>
  );
}
