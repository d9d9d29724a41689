import { useLocale, useTranslations } from "next-intl";
import { PageFoot } from "@/components/ui/page-foot";
import { useAge, useDateFormat, useMoment } from "@/lib/browser/format";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { partialDate } from "@/lib/platform/i18n/written-day";
import { BannerFacts } from "./banner-facts";

/** Whose chart this is, never cut and never away: name, age, sex, number, allergies in words, death. */
export function IdentityBanner({
  patient,
  timeZone,
}: {
  patient: PatientDetail;
  timeZone: string;
}) {
  const t = useTranslations("patient");
  const locale = useLocale();
  const age = useAge();
  const days = useDateFormat();
  const { name, birthDate, deceased, gender, mrn, bloodType } = patient;
  const born = birthDate ? partialDate(birthDate, locale, days) : t("bornUnknown");
  return (
    <section className="idb" aria-label={t("label")}>
      <PageFoot text={`${name}, ${mrn}`} />
      <div className="grow">
        <h1 className="idb-name">{name}</h1>
        <p className="idb-line">
          <span>
            {age(birthDate, deceased)} ({born})
          </span>
          <span>{t(`gender.${gender}`)}</span>
          {bloodType && <span>{t("bloodType", { type: bloodType })}</span>}
          <span>{mrn}</span>
        </p>
        <p className="idb-warn">
          {deceased && <DeceasedMark deceased={deceased} timeZone={timeZone} />}
          <BannerFacts patient={patient} timeZone={timeZone} />
        </p>
      </div>
    </section>
  );
}

function DeceasedMark({ deceased, timeZone }: { deceased: string; timeZone: string }) {
  const t = useTranslations("patient");
  const moment = useMoment(timeZone);
  const dated = /^\d{4}/.test(deceased);
  return (
    <span className="deceased">
      {dated ? t("deceased", { date: moment(deceased) }) : t("deceasedUnknown")}
    </span>
  );
}
