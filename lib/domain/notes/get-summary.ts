import { withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { isLocale, type Locale } from "@/lib/platform/i18n/locale";
import { getNoteIn } from "./note-in-chart";
import { type Note, SUMMARY } from "./schema";

/**
 * What the patient is told of a visit, with the language to say the rest in: theirs where the product speaks it, else
 * the clinic's. Fails: not_found (no such note, or it has no summary).
 */
export function getSummary(
  actor: Actor,
  patientId: string,
  noteId: string,
): Promise<{ note: Note; locale: Locale }> {
  return withChart(actor, patientId, "read", "notes", async (chart) => {
    const note = await getNoteIn(chart, noteId);
    const told = SUMMARY.some((part) => note[part].trim() !== "");
    if (!told) throw new AppError("not_found");
    const { clinicId } = actor;
    const { language } = await chart.tx.patient.findUniqueOrThrow({
      where: { key: { clinicId, id: patientId } },
      select: { language: true },
    });
    const { locale } = await chart.tx.clinic.findUniqueOrThrow({
      where: { id: clinicId },
      select: { locale: true },
    });
    const spoken = isLocale(language) ? language : locale;
    return { note, locale: isLocale(spoken) ? spoken : "es" };
  });
}
