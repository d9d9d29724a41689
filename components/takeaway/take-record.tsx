"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { useTakeaway } from "./use-takeaway";

const MB = 1_000_000;
const ALMOST = 99;

type Props = { patientId: string /** Of one's own record, in everyday words. */; own?: boolean };

/** Takes a whole record away in one action: progress, then the file; never half of it. */
export function TakeRecord({ patientId, own = false }: Props) {
  const t = useTranslations("takeaway");
  const format = useFormatter();
  const { state, take, stop } = useTakeaway(patientId);
  const size = (bytes: number) => format.number(bytes / MB, { maximumFractionDigits: 1 });
  if (state.kind === "busy") {
    const { bytes, about } = state.taken;
    const percent = about > 0 ? Math.min(ALMOST, Math.round((bytes / about) * 100)) : 0;
    return (
      <div className="takeaway stack g-8">
        <label className="stack g-4">
          <span className="ink-2">{t("progress", { size: size(bytes) })}</span>
          <progress className="takeaway-bar" max={100} value={percent} />
        </label>
        <button type="button" className="btn btn-sm" onClick={stop}>
          {t("stop")}
        </button>
      </div>
    );
  }
  return (
    <div className="takeaway stack g-8">
      <button type="button" className={own ? "btn" : "btn btn-sm"} onClick={() => void take()}>
        <Download className="i" aria-hidden="true" />
        {t(own ? "takeOwn" : "take")}
      </button>
      <p role="status" className="t-14 ink-2">
        {state.kind === "done" && t("done", { size: size(state.bytes) })}
        {state.kind === "stopped" && t("stopped")}
      </p>
      {state.kind === "failed" && (
        <p className="error" role="alert">
          <Shape state="critical" />
          {t("failed")}
        </p>
      )}
    </div>
  );
}
