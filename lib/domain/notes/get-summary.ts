import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { isLocale, type Locale } from "@/lib/platform/i18n/locale";
import { type VisitSummary, visitSummary } from "./schema";
import { SUMMARY_READABLE, SUMMARY_TEXTS } from "./summary-row";

/**
 * What the patient is told of a visit, with the language to say the rest in: theirs where the product speaks it, else
 * the clinic's. Fails: not_found (no such note, or it has no summary).
 */
export async function getSummary(
  actor: Actor,
  patientId: string,
  noteId: string,
): Promise<VisitSummary> {
  const row = await queryChart(
    actor,
    patientId,
    "notes",
    `SELECT chart.why, (SELECT p.language FROM patients p WHERE p.clinic_id = current_clinic() AND p.id = chart."patientId") AS language,
       (SELECT c.locale FROM clinics c WHERE c.id = current_clinic()) AS locale,
       (SELECT ${SUMMARY_TEXTS} FROM clinical_notes n WHERE n.clinic_id = current_clinic()
         AND n.patient_id = chart."patientId" AND n.id = $4::uuid AND ${SUMMARY_READABLE}) AS summary FROM chart`,
    [noteId],
  );
  if (!row.summary) throw new AppError("not_found");
  return visitSummary.parse({ ...row.summary, locale: spoken(row.language, row.locale) });
}

const spoken = (...languages: unknown[]): Locale => languages.find(isLocale) ?? "es";
