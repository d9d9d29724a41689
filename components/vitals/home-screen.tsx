import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Shape } from "@/components/ui/shape";
import { useMoment } from "@/lib/browser/format";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import type { TrendPoint, Trends } from "@/lib/domain/vitals/schema";
import { HomeTodo } from "./home-todo";
import { LatestRow } from "./latest-row";
import { RecordButton } from "./record-button";
import { ReferencesOf } from "./references";
import { useVitalWords } from "./words";

type Props = {
  patient: PatientDetail;
  userId: string;
  trends: Trends;
  emergencyNumber: string;
  /** Until how many hours before an appointment to say that one cannot come; 0: nothing is said. */
  lateCancelHours: number;
  /** Whether the clinic lets patients record. */
  records: boolean;
  timeZone: string;
  /** What else stands on the page. */
  parts: ReactNode;
};

const DAY = 86_400_000;
const RANK = { critical: 0, borderline: 1, normal: 2, unknown: 2 } as const;

/** A patient's start: what needs doing first, the latest vital signs, one thing to press. */
export function HomeScreen(props: Props) {
  const { patient, userId, trends, emergencyNumber, records, timeZone, parts } = props;
  const { lateCancelHours } = props;
  const t = useTranslations("home");
  const format = useFormatter();
  const latest = trends.items
    .flatMap(({ points }) => points.at(-1) ?? [])
    .toSorted((a, b) => RANK[a.interpretation] - RANK[b.interpretation]);
  const given = patient.names[0]?.given?.[0] ?? patient.name;
  return (
    <main className="p-main" id="content">
      <div>
        <p className="ink-2">
          {format.dateTime(new Date(), {
            weekday: "long",
            day: "numeric",
            month: "long",
            timeZone,
          })}
        </p>
        <h1 className="t-22 hello">{t("hello", { name: given })}</h1>
      </div>
      <Advice latest={latest} emergencyNumber={emergencyNumber} timeZone={timeZone} />
      <section className="sec">
        <div className="sec-head">
          <h2>{t("yours")}</h2>
          <Link className="link end t-14" href="/vitals" prefetch={false}>
            {t("all")}
          </Link>
        </div>
        {latest.length === 0 ? (
          <div className="void">
            <h3 className="semi">{t("none")}</h3>
            <p className="ink-2">{t("noneHelp")}</p>
          </div>
        ) : (
          <ul className="list">
            {latest.map((point) => (
              <LatestRow key={point.id} point={point} timeZone={timeZone} />
            ))}
          </ul>
        )}
      </section>
      {records && (
        <ReferencesOf value={trends.references}>
          <RecordButton patient={patient} userId={userId} timeZone={timeZone} home />
        </ReferencesOf>
      )}
      {records && <HomeTodo latest={latest} />}
      {parts}
      {lateCancelHours > 0 && (
        <p className="ink-2 t-14">
          {t("cannotCome", { hours: lateCancelHours })}{" "}
          <Link className="link" href="/messages/new" prefetch={false}>
            {t("tellUs")}
          </Link>
        </p>
      )}
      <p className="ink-2 t-14">
        {t("emergency")}{" "}
        <a className="link" href={`tel:${emergencyNumber}`}>
          {emergencyNumber}
        </a>
      </p>
    </main>
  );
}

/** What an abnormal value means and what to do now: the worst one, in a banner; nothing when all is well. */
function Advice({
  latest,
  emergencyNumber,
  timeZone,
}: {
  latest: TrendPoint[];
  emergencyNumber: string;
  timeZone: string;
}) {
  const t = useTranslations("home");
  const words = useVitalWords(true);
  const moment = useMoment(timeZone);
  const worst = latest[0];
  if (!worst || (worst.interpretation !== "critical" && worst.interpretation !== "borderline"))
    return null;
  const critical = worst.interpretation === "critical";
  const fresh = Date.now() - Date.parse(worst.at) < DAY;
  const { text, unit } = words.value(worst);
  const what = `what.${worst.code}.${worst.direction ?? "high"}`;
  return (
    <section
      className={`banner ${critical ? "banner-critical" : ""}`}
      role={critical ? "alert" : undefined}
    >
      <Shape state={worst.interpretation} />
      <div className="stack g-4">
        <h2 className="semi">
          {critical
            ? t("critical", { name: words.name(worst.code), value: `${text} ${unit}` })
            : t("borderline")}
        </h2>
        {t.has(what as never) && <p>{t(what as never)}</p>}
        <p>
          {!critical && t("borderlineHelp")}
          {critical && fresh && t("criticalHelp", { number: emergencyNumber })}
          {critical &&
            !fresh &&
            t("criticalOld", { when: moment(worst.at), number: emergencyNumber })}
        </p>
      </div>
    </section>
  );
}
