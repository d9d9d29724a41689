"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { api } from "@/lib/browser/api";
import type { Factor } from "@/lib/domain/identity/factor-schema";
import { ProofField } from "./proof-field";
import { type Proof, useProof } from "./use-proof";

type Props = { onProven: () => void; onClose: () => void };

/** Asks for a new proof of who it is; what was asked for goes on after it, and nothing typed is lost. */
export function StepUpDialog({ onProven, onClose }: Props) {
  const t = useTranslations("proof");
  const { data, isError } = useQuery({
    queryKey: ["factor"],
    queryFn: () => api<Factor>("/me/factor"),
    staleTime: 0,
  });
  return (
    <Dialog title={t("again")} closeLabel={t("close")} onClose={onClose}>
      {data ? (
        <StepUpForm
          proof={data.since ? "code" : "password"}
          onProven={onProven}
          onClose={onClose}
        />
      ) : (
        <div className="dialog-body" aria-busy={!isError}>
          <Fault>{isError && t("network")}</Fault>
        </div>
      )}
    </Dialog>
  );
}

function StepUpForm({ proof, onProven, onClose }: Props & { proof: Proof }) {
  const t = useTranslations("proof");
  const { busy, failure, submit } = useProof(proof, async () => {
    onProven();
    return undefined;
  });
  return (
    <form className="contents" onSubmit={submit} aria-busy={busy}>
      <div className="dialog-body stack g-16">
        <p>{t("why")}</p>
        <Fault>{failure}</Fault>
        <ProofField proof={proof} />
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
