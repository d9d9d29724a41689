"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { OUTCOMES } from "@/lib/domain/emergency/parts";
import type { Emergency } from "@/lib/domain/emergency/schema";
import { useReview } from "./queries";

/** Says of an access whether it was justified, and why one thinks so. */
export function ReviewForm({ of }: { of: Emergency }) {
  const t = useTranslations("emergency");
  const review = useReview();
  const [failure, setFailure] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const comment = String(form.get("comment") ?? "").trim();
    const outcome = OUTCOMES.find((one) => one === form.get("outcome"));
    if (!outcome) return setFailure(t("outcomeNeeded"));
    if (!comment) return setFailure(t("commentNeeded"));
    if (review.isPending) return;
    setFailure(undefined);
    review.mutate(
      { of, input: { outcome, comment } },
      {
        onSuccess: () => toast(t("saved")),
        onError: (error) => setFailure(whyOf(error, t("offline"))),
      },
    );
  };
  return (
    <form className="stack g-8" onSubmit={submit} noValidate>
      <fieldset className="row g-16">
        <legend className="sr">{t("outcome", { name: of.member.name })}</legend>
        {OUTCOMES.map((outcome) => (
          <label key={outcome} className="row g-8">
            <input type="radio" name="outcome" value={outcome} />
            {t(`outcomes.${outcome}`)}
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span className="label">
          {t("comment")} <span className="sr">{of.member.name}</span>
        </span>
        <textarea className="input" name="comment" rows={2} maxLength={1000} />
      </label>
      <Fault>{failure}</Fault>
      <p>
        <button type="submit" className="btn btn-primary btn-sm" aria-busy={review.isPending}>
          {t("save")}
        </button>
      </p>
    </form>
  );
}
