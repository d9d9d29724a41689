import { useTranslations } from "next-intl";
import { DownloadMenu } from "@/components/downloads/download-menu";
import { Timeline } from "@/components/overview/timeline";
import { PrintButton } from "@/components/ui/print-button";
import type { TimelineKind, TimelinePage } from "@/lib/domain/overview/schema";

type Props = { patientId: string; first: TimelinePage; kinds: TimelineKind[]; timeZone: string };

const OFFERS = ["chart-summary.pdf", "record.pdf", "record.fhir"] as const;

/** Everything that happened to the patient, by date, in everyday words. */
export function OwnTimeline(props: Props) {
  const { patientId, timeZone } = props;
  const t = useTranslations("ownRecord");
  return (
    <main className="sheet" id="content">
      <div className="sheet-head">
        <p className="ink-2 prose">{t("help")}</p>
        <span className="end">
          <PrintButton label={t("print")} />
          <DownloadMenu patientId={patientId} offers={OFFERS} timeZone={timeZone} home />
        </span>
      </div>
      <Timeline {...props} home />
    </main>
  );
}
