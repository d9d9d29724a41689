import Link from "next/link";
import { useTranslations } from "next-intl";
import { DownloadMenu } from "@/components/downloads/download-menu";
import { PrintButton } from "@/components/ui/print-button";
import { PointShapes } from "@/components/vitals/point-shapes";
import { RecordButton } from "@/components/vitals/record-button";
import { useReferences } from "@/components/vitals/references";
import { seriesOf } from "@/components/vitals/scale";
import { Spark } from "@/components/vitals/spark";
import { StateWord } from "@/components/vitals/state-word";
import { useVitalWords } from "@/components/vitals/words";
import { cityOf, useMoment } from "@/lib/browser/format";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import type { Trend } from "@/lib/domain/vitals/schema";
import { BLOOD_PRESSURE } from "@/lib/domain/vitals/thresholds";

type Props = { patient: PatientDetail; signs: Trend[]; userId: string; timeZone: string };

const OFFERS = ["chart-summary.pdf", "record.pdf", "record.fhir"] as const;
const AGELESS = ["no_reference_for_age", "age_unknown"];

/** The latest reading of each kind: value, judgement, trend on the patient's own scale, what it was before. */
export function LatestSigns({ patient, signs, userId, timeZone }: Props) {
  const t = useTranslations("overview");
  const moment = useMoment(timeZone);
  const latest = signs
    .flatMap(({ points }) => points.at(-1)?.at ?? [])
    .toSorted((a, b) => Date.parse(b) - Date.parse(a))[0];
  return (
    <section className="sec" aria-labelledby="signs">
      <PointShapes />
      <div className="sec-head">
        <h2 id="signs">{t("signs")}</h2>
        {latest && (
          <span className="ink-3 t-12">
            {moment(latest)} ({cityOf(timeZone)})
          </span>
        )}
        <span className="end">
          <Link className="link t-12" href={`/patients/${patient.id}/vitals`} prefetch={false}>
            {t("graphs")}
          </Link>
          <PrintButton label={t("print")} />
          <DownloadMenu patientId={patient.id} offers={OFFERS} timeZone={timeZone} />
          <RecordButton
            patient={patient}
            userId={userId}
            timeZone={timeZone}
            primary={false}
            refresh
          />
        </span>
      </div>
      {signs.length === 0 ? (
        <p className="ink-3 pt-2">{t("noSigns")}</p>
      ) : (
        <table className="table vt">
          <caption className="sr">{t("signs")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("columns.sign")}</th>
              <th scope="col" className="r">
                {t("columns.value")}
              </th>
              <th scope="col">{t("columns.state")}</th>
              <th scope="col">{t("columns.trend")}</th>
              <th scope="col" className="r">
                {t("columns.before")}
              </th>
            </tr>
          </thead>
          <tbody>
            {signs.map((sign) => (
              <Sign key={sign.code} sign={sign} latest={latest} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type SignProps = { sign: Trend; latest: string | undefined; timeZone: string };

function Sign({ sign: { code, points }, latest, timeZone }: SignProps) {
  const words = useVitalWords(false);
  const moment = useMoment(timeZone);
  const references = useReferences();
  const last = points.at(-1);
  const before = points.at(-2);
  if (!last) return null;
  const { text, unit } = words.value(last);
  // The first line of a pressure is its systolic one.
  const series = seriesOf(code, code === BLOOD_PRESSURE, references)[0];
  const drawn = points.flatMap((point) => {
    const value = series?.pick(point) ?? point.value;
    return value === undefined ? [] : [{ time: Date.parse(point.at), value }];
  });
  return (
    <tr>
      <td>
        {words.name(code)}
        {last.at !== latest && <span className="t-12 ink-3"> {moment(last.at)}</span>}
      </td>
      <td className="r v">
        {text}
        <span className="unit">{unit}</span>
      </td>
      <td>
        <StateWord reading={last} />
      </td>
      <td>
        <Spark
          points={drawn}
          band={AGELESS.includes(last.reason ?? "") ? undefined : series?.band}
          state={last.interpretation}
        />
      </td>
      <td className="r ink-3" title={before && moment(before.at)}>
        {before ? words.value(before).text : "–"}
      </td>
    </tr>
  );
}
