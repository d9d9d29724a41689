import sharp from "sharp";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { getLogo } from "@/lib/domain/settings/get-logo";
import type { Actor } from "@/lib/platform/auth/actor";
import { clinicFacts } from "@/lib/platform/clinic-facts";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { isAppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/locale";
import { openSheet } from "@/lib/platform/pdf/open-sheet";
import type { Sheet } from "@/lib/platform/pdf/sheet";
import { logo } from "@/lib/platform/pdf/write-figure";
import { heading, paragraph } from "@/lib/platform/pdf/write-text";
import type { Asked } from "./begin-writing";
import { type PaperWords, paperWords } from "./paper-words";

const LOGO_HEIGHT = 32;

/** A document about a patient that has begun: clinic, title and whose it is stand there. */
export type Paper = { sheet: Sheet; words: PaperWords; patient: PatientDetail; asked: Asked };

/** Begins a document, in the reader's language unless another is given. */
export async function openPaper(
  asked: Asked,
  patient: PatientDetail,
  title: (words: PaperWords) => string,
  locale: Locale = asked.locale,
  clock: Clock = systemClock,
): Promise<Paper> {
  const { actor, timeZone, userName } = asked;
  const [facts, { dateFormat }] = await Promise.all([
    clinicFacts(actor.clinicId),
    clinicSettings(actor.clinicId),
  ]);
  const clinic = facts?.name ?? "";
  const words = paperWords({ locale, timeZone, dateFormat });
  const { t, zoned } = words;
  const sheet = openSheet({
    title: title(words),
    author: userName,
    language: locale,
    head: [patient.name, patient.mrn].join(", "),
    foot: t("paper.printed", { clinic, name: userName, at: zoned(clock()) }),
    pageOf: (page) => t("paper.pageOf", { page }),
    createdAt: clock(),
  });
  const picture = await logoOf(actor);
  if (picture) logo(sheet, picture, LOGO_HEIGHT, clinic);
  paragraph(sheet, clinic, { strong: true });
  heading(sheet, 1, title(words));
  writeIdentity(sheet, words, patient);
  return { sheet, words, patient, asked };
}

function writeIdentity(sheet: Sheet, { t, day }: PaperWords, patient: PatientDetail): void {
  const { name, mrn, birthDate, gender, bloodType, deceased } = patient;
  paragraph(sheet, name, { strong: true, after: 1 });
  const facts = [
    t("paper.mrn", { mrn }),
    birthDate && t("paper.born", { date: day(birthDate) }),
    t(`patient.gender.${gender}`),
    bloodType && t("patient.bloodType", { type: bloodType }),
    deceased && t("patient.deceased", { date: day(deceased) }),
  ];
  paragraph(sheet, facts.filter(Boolean).join(" · "));
}

/** As every document can show it; a clinic without one has none. */
async function logoOf(actor: Actor): Promise<Buffer | undefined> {
  try {
    const { bytes } = await getLogo(actor);
    return await sharp(bytes)
      .resize({ height: LOGO_HEIGHT * 4, withoutEnlargement: true })
      .png()
      .toBuffer();
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
