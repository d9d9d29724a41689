import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { whyOf } from "@/lib/browser/api";
import { useMoment } from "@/lib/browser/format";
import { sayFailed } from "@/lib/browser/say";
import { isSettled } from "@/lib/domain/downloads/parts";
import type { Download } from "@/lib/domain/downloads/schema";
import { saveDownload, useAskDownload } from "./queries";

const KB = 1000;

type Props = { download: Download; timeZone: string; home: boolean };

/** Something that was asked for: what, of whom, when; how far it is; what can be done. */
export function DownloadRow({ download, timeZone, home }: Props) {
  const t = useTranslations("downloads");
  const moment = useMoment(timeZone);
  const { what, patient, createdAt, state, progress, failure, expiresAt } = download;
  const small = home ? "t-14" : "t-12";
  const facts = [!home && (patient?.name ?? t("nameless")), t("asked", { at: moment(createdAt) })];
  return (
    <li className="download-row">
      <span className="stack grow">
        <span className="med">{t(`what.${what}`)}</span>
        <span className={`${small} ink-3`}>{facts.filter(Boolean).join(", ")}</span>
        {!isSettled(download) && (
          <label className={`stack g-4 ${small} ink-2`}>
            {t(state === "waiting" ? "waiting" : "running", { percent: progress })}
            <progress className="takeaway-bar" max={100} value={progress} />
          </label>
        )}
        {state === "failed" && (
          <span className={`error ${small}`}>
            <Shape state="critical" />
            {t(`failure.${failure ?? "broken"}`)}
          </span>
        )}
        {state === "expired" && <span className={`${small} ink-2`}>{t("expired")}</span>}
        {state === "ready" && expiresAt && (
          <span className={`${small} ink-2`}>
            <Size bytes={download.size ?? 0} />, {t("until", { at: moment(expiresAt) })}
          </span>
        )}
      </span>
      <Acts download={download} timeZone={timeZone} />
    </li>
  );
}

function Size({ bytes }: { bytes: number }) {
  const format = useFormatter();
  const large = bytes >= KB * KB;
  const unit = large ? "MB" : "kB";
  const size = bytes / (large ? KB * KB : KB);
  return `${format.number(size, { maximumFractionDigits: large ? 1 : 0 })} ${unit}`;
}

function Acts({ download, timeZone }: Omit<Props, "home">) {
  const t = useTranslations("downloads");
  const locale = useLocale() === "en" ? ("en" as const) : ("es" as const);
  const ask = useAskDownload();
  const { id, what, state, patient, noteId, from, until } = download;
  const failed = (error: unknown) => sayFailed(whyOf(error, t("offline")));
  if (state === "ready")
    return (
      <button
        type="button"
        className="btn btn-sm"
        onClick={() => void saveDownload(id).catch(failed)}
      >
        {t("save")} <span className="sr">{t(`what.${what}`)}</span>
      </button>
    );
  if (!isSettled(download) || !patient) return null;
  const input = {
    ...{ what, locale, timeZone },
    ...(noteId && { noteId }),
    ...(from && { from }),
    ...(until && { until }),
  };
  return (
    <button
      type="button"
      className="btn btn-sm"
      disabled={ask.isPending}
      onClick={() => ask.mutate({ patientId: patient.id, input }, { onError: failed })}
    >
      {t("again")} <span className="sr">{t(`what.${what}`)}</span>
    </button>
  );
}
