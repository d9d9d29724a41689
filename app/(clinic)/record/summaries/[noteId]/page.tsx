import { getLocale } from "next-intl/server";
import { SummarySheet } from "@/components/notes/summary-sheet";
import { getSummary } from "@/lib/domain/notes/get-summary";
import { ownNoteParams } from "@/lib/domain/notes/schema";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { page } from "@/lib/platform/http/page";
import { isLocale } from "@/lib/platform/i18n/locale";

const route = "/record/summaries/{noteId}";

export default page(
  { route, roles: ["patient"], params: ownNoteParams },
  async ({ actor, session, timeZone, params: { noteId } }) => {
    const patient = await getOwnPatient(actor, "notes");
    const summary = await getSummary(actor, patient.id, noteId);
    // At home in the language that they read everything else in.
    const locale = await getLocale();
    const told = isLocale(locale) ? { ...summary, locale } : summary;
    const sheet = { summary: told, patient, timeZone, back: "/record/summaries" };
    return <SummarySheet {...sheet} home clinic={session.clinicName} />;
  },
);
