import { ChevronRight, MessageCircle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DownloadMenu } from "@/components/downloads/download-menu";
import { TimelineList } from "@/components/overview/timeline-list";
import type { OwnHome } from "@/lib/domain/overview/schema";
import { MedicineLines } from "./medicine-lines";

type Props = { home: OwnHome; timeZone: string };

/** The medicines that a patient takes now, with their dose. */
function HomeMedicines({ home: { medicines, moreMedicines }, timeZone }: Props) {
  const t = useTranslations("home");
  if (medicines.length === 0) return null;
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t("medicines")}</h2>
        <Link className="link end t-14" href="/record/medications" prefetch={false}>
          {t(moreMedicines ? "allMedicines" : "seeMedicines")}
        </Link>
      </div>
      <MedicineLines medicines={medicines} timeZone={timeZone} />
    </section>
  );
}

/** What came into the record lately, and what the clinic answered. */
function HomeNews({ home: { news, answers }, timeZone }: Props) {
  const t = useTranslations("home");
  if (news.length === 0 && answers.length === 0) return null;
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t("news")}</h2>
        <Link className="link end t-14" href="/record" prefetch={false}>
          {t("seeRecord")}
        </Link>
      </div>
      {answers.map(({ id, question }) => (
        <Link key={id} className="item" href="/access" prefetch={false}>
          <MessageCircle className="i i-20" aria-hidden="true" />
          <span>{t("answered", { question })}</span>
          <ChevronRight className="i ink-3 ml-auto" aria-hidden="true" />
        </Link>
      ))}
      <TimelineList items={news} busy={false} timeZone={timeZone} place="/record" home />
    </section>
  );
}

const OFFERS = ["chart-summary.pdf", "vitals.pdf", "record.pdf"] as const;

/** What stands below the signs; last, what can be taken away. */
export const HomeParts = ({ patientId, ...props }: Props & { patientId: string }) => (
  <>
    <HomeMedicines {...props} />
    <HomeNews {...props} />
    <DownloadMenu patientId={patientId} offers={OFFERS} timeZone={props.timeZone} home />
  </>
);
