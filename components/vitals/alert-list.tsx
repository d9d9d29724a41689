"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Shape } from "@/components/ui/shape";
import { useMoment } from "@/lib/browser/format";
import type { Alert } from "@/lib/domain/vitals/alert-schema";
import { AcknowledgeDialog } from "./acknowledge-dialog";
import { useVitalWords } from "./words";

type Props = { alerts: Alert[]; timeZone: string };

/** Alerts as rows: whose, what, when and from where, and what was done; an open one can be seen to. */
export function AlertList({ alerts, timeZone }: Props) {
  const [chosen, setChosen] = useState<Alert>();
  return (
    <>
      <ul className="list">
        {alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} timeZone={timeZone} onChoose={setChosen} />
        ))}
      </ul>
      {chosen && (
        <AcknowledgeDialog
          alert={chosen}
          timeZone={timeZone}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}

function AlertRow({
  alert,
  timeZone,
  onChoose,
}: {
  alert: Alert;
  timeZone: string;
  onChoose: (alert: Alert) => void;
}) {
  const t = useTranslations("alerts");
  const words = useVitalWords(false);
  const moment = useMoment(timeZone);
  const { patient, reading, severity, state, unseen } = alert;
  const { text, unit } = words.value(reading);
  return (
    <li className="al">
      <Shape state={severity} />
      <div className="grow">
        <Link className="semi link-quiet" href={`/patients/${patient.id}/vitals`} prefetch={false}>
          {patient.name}
        </Link>
        <p className="state-critical med">
          {words.name(reading.code)} {text} {unit}, {t(`severities.${severity}`)}
        </p>
        <p className="t-12 ink-3">
          {moment(alert.recordedAt)}, {t(`origins.${alert.origin}`)}
          {state === "open" && `. ${t(unseen ? "unseen" : "seen")}`}
        </p>
        {alert.note && <p className="t-12 ink-2">{alert.note}</p>}
        {alert.acknowledgedAt && (
          <p className="t-12 ink-2">
            {t("doneBy", {
              name: alert.acknowledgedBy ?? "",
              when: moment(alert.acknowledgedAt),
            })}{" "}
            {alert.comment}
          </p>
        )}
      </div>
      {state === "open" && (
        <button
          type="button"
          className="btn btn-sm"
          aria-label={t("acknowledgeOf", { name: patient.name })}
          onClick={() => onChoose(alert)}
        >
          {t("acknowledge")}
        </button>
      )}
    </li>
  );
}
