import { useTranslations } from "next-intl";
import { useAge, useDay, useMoment } from "@/lib/browser/format";
import type { ChartClaim } from "@/lib/domain/registrations/claim-schema";

type Alike = ChartClaim["alike"][number];
/** What is about to be said: that somebody is this patient, or nobody whom the clinic knows. */
export type Decision = { claim: ChartClaim; chart: Alike | null };
type Props = { of: ChartClaim; timeZone: string; onDecide: (decision: Decision) => void };

/** Somebody who registered, and below them those who may be the same person. */
export function ClaimRow({ of, timeZone, onDecide }: Props) {
  const t = useTranslations("claims");
  const moment = useMoment(timeZone);
  const age = useAge();
  const day = useDay(timeZone);
  const { given, family, birthDate, email, registeredAt, alike } = of;
  const name = `${given} ${family}`;
  return (
    <li className="stack g-8 q-row">
      <div>
        <h2 className="semi break-words">{name}</h2>
        <p className="ink-2 break-words">
          {day(birthDate)} ({age(birthDate, null)}), {email}
        </p>
        <p className="t-12 ink-3">{t("registered", { when: moment(registeredAt) })}</p>
      </div>
      <p className="semi">{t(alike.length > 0 ? "same" : "nobody")}</p>
      <ul className="list">
        {alike.map((one) => (
          <AlikeRow
            key={one.id}
            of={one}
            name={name}
            timeZone={timeZone}
            onSame={() => onDecide({ claim: of, chart: one })}
          />
        ))}
      </ul>
      <p>
        <button
          type="button"
          className="btn btn-sm"
          aria-label={`${t("makeNew")}: ${name}`}
          onClick={() => onDecide({ claim: of, chart: null })}
        >
          {t("makeNew")}
        </button>
      </p>
    </li>
  );
}

type AlikeProps = { of: Alike; name: string; timeZone: string; onSame: () => void };

function AlikeRow({ of, name, timeZone, onSame }: AlikeProps) {
  const t = useTranslations("claims");
  const person = useTranslations("person");
  const patient = useTranslations("patient");
  const age = useAge();
  const day = useDay(timeZone);
  const { birthDate, deceased, gender, mrn, reasons } = of;
  const what = reasons.map((reason) => person(`reasons.${reason}`)).join(", ");
  return (
    <li className="item flex-wrap">
      <span className="grow basis-60">
        <a
          className="link break-words"
          href={`/patients/${of.id}/person`}
          target="_blank"
          rel="noreferrer"
        >
          {of.name}
        </a>
        <span className="t-12 ink-2 block">
          {birthDate && `${day(birthDate)}, `}
          {age(birthDate, deceased)}, {patient(`gender.${gender}`).toLowerCase()}, {mrn}.{" "}
          {person("same", { what })}
        </span>
        {of.hasAccount && <span className="t-12 ink-2 block">{t("hasAccount")}</span>}
      </span>
      {!of.hasAccount && !deceased && (
        <button
          type="button"
          className="btn btn-sm"
          aria-label={t("connectTo", { name, to: of.name, mrn })}
          onClick={onSame}
        >
          {t("connect")}
        </button>
      )}
    </li>
  );
}
