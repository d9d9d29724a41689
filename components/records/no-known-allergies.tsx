"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { Shape } from "@/components/ui/shape";
import { isProblem, whyOf } from "@/lib/browser/api";
import { useDay } from "@/lib/browser/format";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { useNoKnownAllergies } from "./queries";

type Props = { patient: PatientDetail; keeps: boolean; timeZone: string };

/** That somebody asked and there are none, or that nobody asked: two things that a chart must not confuse. */
export function NoKnownAllergies({ patient, keeps, timeZone }: Props) {
  const t = useTranslations("records.noKnown");
  const form = useTranslations("records.form");
  const day = useDay(timeZone);
  const change = useNoKnownAllergies(patient.id);
  const key = useRef(crypto.randomUUID());
  const [failure, setFailure] = useState<string>();
  const { noKnownAllergies: standing, deceased } = patient;
  const send = () => {
    const known = !standing;
    change.mutate(
      { known, key: key.current },
      {
        onSuccess: () => {
          key.current = crypto.randomUUID();
          setFailure(undefined);
          toast(t(known ? "stated" : "withdrawn"));
        },
        onError: (error) =>
          setFailure(isProblem(error) ? t("failed", { why: whyOf(error, "") }) : form("offline")),
      },
    );
  };
  const said = !standing
    ? t("notAsked")
    : standing.by && standing.at
      ? t("standing", { by: standing.by, date: day(standing.at) })
      : t("standingImported");
  const mayChange = keeps && !deceased && (!standing || standing.by);
  return (
    <div className="banner mt-4">
      {!standing && <Shape state="unknown" />}
      <span className="grow">
        {said}
        {failure && (
          <span className="error" role="alert">
            {failure}
          </span>
        )}
      </span>
      {mayChange && (
        <button
          type="button"
          className="btn btn-sm"
          disabled={change.isPending}
          aria-busy={change.isPending}
          onClick={send}
        >
          {t(standing ? "withdraw" : "state")}
        </button>
      )}
    </div>
  );
}
