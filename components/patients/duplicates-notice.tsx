import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import { useAge } from "@/lib/browser/format";
import type { Duplicates } from "@/lib/domain/patients/person-schema";

type Props = {
  alike: Duplicates["items"];
  others: number;
  looked: boolean;
  charts: boolean;
  onLook: (done: boolean) => void;
};

/** Who may be the same person, to be looked at before a second record is made. */
export function DuplicatesNotice({ alike, others, looked, charts, onLook }: Props) {
  const t = useTranslations("person");
  const patient = useTranslations("patient");
  const age = useAge();
  if (alike.length + others === 0) return null;
  return (
    <section className="banner stack g-8" aria-live="polite" aria-label={t("alike")}>
      <p className="semi row">
        <Shape state="borderline" />
        {t("alike")}
      </p>
      <ul className="list">
        {alike.map(({ id, name, birthDate, deceased, gender, mrn, reasons }) => (
          <li key={id} className="item">
            <span className="grow">
              <a
                className="link"
                href={charts ? `/patients/${id}` : `/patients/${id}/person`}
                target="_blank"
                rel="noreferrer"
              >
                {name}
              </a>
              <span className="t-12 ink-2 block">
                {age(birthDate, deceased)}, {patient(`gender.${gender}`).toLowerCase()}, {mrn}.{" "}
                {t("same", { what: reasons.map((reason) => t(`reasons.${reason}`)).join(", ") })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {others > 0 && <p className="ink-2">{t("others", { count: others })}</p>}
      {alike.length > 0 && (
        <label className="row">
          <input
            type="checkbox"
            checked={looked}
            onChange={(event) => onLook(event.target.checked)}
          />
          {t("noneOfThem")}
        </label>
      )}
    </section>
  );
}
