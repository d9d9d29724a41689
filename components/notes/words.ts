import { useTranslations } from "next-intl";
import { useRecordWords } from "@/components/records/words";
import { useVitalWords } from "@/components/vitals/words";
import { useAge, useMoment } from "@/lib/browser/format";
import type { Overview } from "@/lib/domain/overview/schema";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { fillWith } from "@/lib/domain/templates/content";

// Readings of one visit are taken one after the other.
const SAME_VISIT_MS = 12 * 3_600_000;

/** What a note can be filled with, in words: age, the readings of the latest moment, active medicines. */
export function useChartWords(
  patient: PatientDetail,
  { signs, medications }: Pick<Overview, "signs" | "medications">,
  timeZone: string,
) {
  const t = useTranslations("notes");
  const age = useAge();
  const moment = useMoment(timeZone);
  const vital = useVitalWords(false);
  const words = useRecordWords(timeZone);
  const last = signs.flatMap(({ points }) => points.slice(-1));
  const latest = last.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  const since = latest ? Date.parse(latest.at) - SAME_VISIT_MS : 0;
  const vitals = last
    .filter(({ at }) => Date.parse(at) >= since)
    .map((point) => {
      const { text, unit } = vital.value(point);
      return `${vital.name(point.code)} ${text} ${unit}`.trim();
    });
  return {
    age: age(patient.birthDate, patient.deceased),
    vitals: latest ? `${vitals.join(", ")} (${moment(latest.at)})` : t("noVitals"),
    medicines: medications.items.map((row) => words.name(row)).join(", ") || t("noMedicines"),
  };
}
export type ChartWords = ReturnType<typeof useChartWords>;

/** A template's text with {{edad}}, {{constantes}} and {{medicación}} filled; what is no placeholder stays. */
export const fill = (text: string, { age, vitals, medicines }: ChartWords): string =>
  fillWith(text, {
    ...{ edad: age, age },
    ...{ constantes: vitals, vitals },
    ...{ medicación: medicines, medicacion: medicines, medicines },
  });
