"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Shape } from "@/components/ui/shape";
import { whyOf } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import type { AuditCheck, CheckResult } from "@/lib/domain/audit/check-schema";
import { useAskCheck, useLastCheck } from "./check-queries";

type Props = { first: AuditCheck | null; timeZone: string };

/** Whether the log is as it was sealed: asked for here, walked by a worker, with the proof. */
export function CheckPanel({ first, timeZone }: Props) {
  const t = useTranslations("audit.check");
  const { data: check } = useLastCheck(first);
  const ask = useAskCheck();
  const walking = ask.isPending || (check !== null && !check.result);
  const start = () => {
    if (walking) return;
    ask.mutate(undefined, { onError: (error) => toast.error(whyOf(error, t("offline"))) });
  };
  return (
    <section className="sec mb-4" aria-labelledby="audit-check">
      <div className="sec-head">
        <h2 id="audit-check">{t("title")}</h2>
        <div className="end">
          <button type="button" className="btn btn-sm" aria-busy={walking} onClick={start}>
            {t("ask")}
          </button>
        </div>
      </div>
      <div role="status">
        {walking && <p className="ink-2">{t("walking")}</p>}
        {!walking && !check && <p className="ink-2">{t("never")}</p>}
        {!walking && check?.result && (
          <Result check={check} result={check.result} timeZone={timeZone} />
        )}
      </div>
    </section>
  );
}

type ResultProps = { check: AuditCheck; result: CheckResult; timeZone: string };

function Result({ check, result, timeZone }: ResultProps) {
  const t = useTranslations("audit.check");
  const moment = useMoment(timeZone);
  const { events, seals, sealedTo, hash, headAt, afterHead, unsealed, fault } = result;
  const facts: [name: string, value: string | null][] = [
    ["sealed", t("counted", { events, seals })],
    ["sealedTo", sealedTo && moment(sealedTo)],
    ["head", headAt && t("headAt", { when: moment(headAt), after: afterHead })],
    ["unsealed", unsealed > 0 ? t("waiting", { unsealed }) : null],
    ["hash", hash],
  ];
  return (
    <>
      <p className={`state proof-said ${fault ? "state-critical" : "state-normal"}`}>
        <Shape state={fault ? "critical" : "normal"} />
        <span>{t(fault ? `faults.${fault.kind}` : "intact")}</span>
      </p>
      {fault?.eventId && (
        <p className="t-12 break-all">
          {t("where", { seal: fault.seal ?? 0, event: fault.eventId })}
        </p>
      )}
      <dl className="proof t-12">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt className="ink-3">{t(`facts.${name}` as never)}</dt>
              <dd className="num">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="ink-3 t-12">
        {t("asked", { when: moment(check.askedAt), who: check.askedBy ?? "–" })}
      </p>
    </>
  );
}
