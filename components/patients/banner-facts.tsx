import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { isMinor, useDay } from "@/lib/browser/format";
import type { PatientDetail } from "@/lib/domain/patients/schema";

type Props = { patient: PatientDetail; timeZone: string };

/** What changes care: allergies in words, or that there are none, or that nobody asked; pregnancy; who answers for a minor. */
export function BannerFacts({ patient, timeZone }: Props) {
  const t = useTranslations("patient");
  const day = useDay(timeZone);
  const { pregnancy, birthDate, deceased, openAlerts } = patient;
  return (
    <>
      <Allergies patient={patient} timeZone={timeZone} />
      {openAlerts > 0 && (
        <Link className="state state-critical semi" href="/alerts" prefetch={false}>
          <Shape state="critical" />
          {t("openAlerts", { count: openAlerts })}
        </Link>
      )}
      {pregnancy && !deceased && (
        <span className="semi">
          {pregnancy.since ? t("pregnantSince", { date: day(pregnancy.since) }) : t("pregnant")}
        </span>
      )}
      {isMinor(birthDate) && !deceased && <Guardian contact={patient.contact} />}
    </>
  );
}

/** More than these would push the chart off a phone; the gravest come first. */
const SHOWN = 4;

function Allergies({ patient, timeZone }: Props) {
  const t = useTranslations("patient");
  const day = useDay(timeZone);
  const { id, allergies, noKnownAllergies } = patient;
  if (allergies.length > 0) {
    const gravest = allergies.toSorted(
      (a, b) => Number(b.criticality === "high") - Number(a.criticality === "high"),
    );
    const words = gravest
      .slice(0, SHOWN)
      .map(({ display, reaction }) => (reaction ? `${display} (${reaction})` : display));
    return (
      <span className="idb-alg">
        <Shape state="critical" />
        <span>
          {t("allergies", { list: words.join(", ") })}
          {allergies.length > SHOWN && (
            <>
              {" "}
              <Link className="link" href={`/patients/${id}/allergies`} prefetch={false}>
                {t("moreAllergies", { count: allergies.length - SHOWN })}
              </Link>
            </>
          )}
        </span>
      </span>
    );
  }
  if (!noKnownAllergies) {
    return (
      <span className="state state-unknown">
        <Shape state="unknown" />
        {t("notAsked")}
      </span>
    );
  }
  const { by, at } = noKnownAllergies;
  if (!at) return <span>{t("noneKnown")}</span>;
  return (
    <span>
      {by ? t("noneKnownBy", { by, date: day(at) }) : t("noneKnownAt", { date: day(at) })}
    </span>
  );
}

function Guardian({ contact }: Pick<PatientDetail, "contact">) {
  const t = useTranslations("patient");
  const locale = useLocale();
  if (!contact) return <span className="ink-3">{t("noGuardian")}</span>;
  const { name, relationship, relationshipCode, phone } = contact;
  const key = `relationships.${relationshipCode}`;
  const tie = t.has(key as never) ? t(key as never) : relationship?.toLocaleLowerCase(locale);
  return (
    <span>
      {t("guardian", { name: tie ? `${name} (${tie})` : name })}
      {phone && (
        <>
          {", "}
          <a className="link nowrap" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
            {phone}
          </a>
        </>
      )}
    </span>
  );
}
