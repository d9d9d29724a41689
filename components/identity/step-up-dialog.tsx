"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import type { Factor } from "@/lib/domain/identity/factor-schema";
import { useFactor } from "./factor-queries";
import { KeyProof } from "./key-proof";
import { ProofField } from "./proof-field";
import { useProof } from "./use-proof";

type Props = { onProven: () => void; onClose: () => void };

/** Asks for a new proof of who it is; what was asked for goes on after it, and nothing typed is lost. */
export function StepUpDialog({ onProven, onClose }: Props) {
  const t = useTranslations("proof");
  const { data, isError } = useFactor();
  return (
    <Dialog title={t("again")} closeLabel={t("close")} onClose={onClose}>
      {data ? (
        <StepUpForm factor={data} onProven={onProven} onClose={onClose} />
      ) : (
        <div className="dialog-body" aria-busy={!isError}>
          <Fault>{isError && t("network")}</Fault>
        </div>
      )}
    </Dialog>
  );
}

function StepUpForm({ factor, onProven, onClose }: Props & { factor: Factor }) {
  const t = useTranslations("proof");
  const proof = factor.since || factor.passkeys > 0 ? "code" : "password";
  const goOn = async () => {
    onProven();
    return undefined;
  };
  const { busy, failure, submit } = useProof(proof, goOn);
  if (proof === "password" && !factor.password)
    return (
      <div className="dialog-body stack g-16">
        <p>{t("noPassword")}</p>
        <a className="link" href="/sign-in/forgot" target="_blank" rel="noreferrer">
          {t("setPassword")}
        </a>
      </div>
    );
  return (
    <form className="contents" onSubmit={submit} aria-busy={busy}>
      <div className="dialog-body stack g-16">
        <p>{t("why")}</p>
        <KeyProof factor={factor} next={goOn} />
        <Fault>{failure}</Fault>
        <ProofField proof={proof} hasApp={factor.since !== null} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn btn-primary" disabled={busy} aria-busy={busy}>
          {t("goOn")}
        </button>
      </footer>
    </form>
  );
}
