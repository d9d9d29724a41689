"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { openPalette } from "@/components/frame/palette-event";
import { Shape } from "@/components/ui/shape";
import { cityOf, useAge, useMoment } from "@/lib/browser/format";
import type { RecentPatient } from "@/lib/domain/patients/schema";
import type { Alert, AlertPage } from "@/lib/domain/vitals/alert-schema";
import { AlertList } from "./alert-list";
import { useAlerts } from "./alert-queries";
import { useVitalWords } from "./words";

const SHOWN = 8;
type Props = {
  alerts: AlertPage;
  recent: RecentPatient[];
  timeZone: string;
  /** What else waits for this person. */
  children: ReactNode;
};

/** The day of who treats: who needs attention first, then whose charts were open. */
export function TodayScreen({ alerts: first, recent, timeZone, children }: Props) {
  const t = useTranslations("today");
  const format = useFormatter();
  const query = useAlerts("open", first);
  const alerts = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const [gravest] = alerts.toSorted((a, b) => Number(b.unseen) - Number(a.unseen));
  const date = format.dateTime(new Date(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone,
  });
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1 className="first-upper" suppressHydrationWarning>
            {date}
          </h1>
          <p className="sub">{t("sub", { count: alerts.length, zone: cityOf(timeZone) })}</p>
        </div>
      </div>
      {gravest ? <Next alert={gravest} timeZone={timeZone} /> : <NobodyWaits />}
      <div className="today">
        <section className="sec" aria-labelledby="attention">
          <div className="sec-head">
            <h2 id="attention">{t("attention")}</h2>
            {alerts.length > 0 && <span className="count">{alerts.length}</span>}
            <span className="end">
              <Link className="link t-12" href="/alerts" prefetch={false}>
                {t("all")}
              </Link>
            </span>
          </div>
          {alerts.length > 0 ? (
            <AlertList alerts={alerts.slice(0, SHOWN)} timeZone={timeZone} />
          ) : (
            <p className="ink-3 py-3">{t("nobody")}</p>
          )}
        </section>
        <div>
          {children}
          <Recent patients={recent} timeZone={timeZone} />
        </div>
      </div>
    </main>
  );
}

/** The one thing to do first. */
function Next({ alert, timeZone }: { alert: Alert; timeZone: string }) {
  const t = useTranslations("today");
  const words = useVitalWords(false);
  const moment = useMoment(timeZone);
  const age = useAge();
  const { patient, reading } = alert;
  const { text, unit } = words.value(reading);
  return (
    <section className="next" aria-labelledby="next">
      <div>
        <p className="ink-2">{t("first", { when: moment(alert.recordedAt) })}</p>
        <h2 id="next">{patient.name}</h2>
        <p className="facts">
          <span>{age(patient.birthDate, patient.deceased)}</span>
          <span>{patient.mrn}</span>
          <span className="state state-critical">
            <Shape state="critical" />
            {words.name(reading.code)} {text} {unit}
          </span>
        </p>
      </div>
      <div className="row acts">
        <Link className="btn btn-primary" href={`/patients/${patient.id}/vitals`} prefetch={false}>
          {t("open")}
        </Link>
      </div>
    </section>
  );
}

function NobodyWaits() {
  const t = useTranslations("today");
  return (
    <section className="next" aria-labelledby="next">
      <div>
        <h2 id="next">{t("nobody")}</h2>
        <p className="ink-2">{t("nobodyHelp")}</p>
      </div>
      <div className="row acts">
        <button type="button" className="btn btn-primary" onClick={openPalette}>
          <Search className="i" aria-hidden="true" />
          {t("find")}
        </button>
      </div>
    </section>
  );
}

function Recent({ patients, timeZone }: { patients: RecentPatient[]; timeZone: string }) {
  const t = useTranslations("today");
  const age = useAge();
  const moment = useMoment(timeZone);
  return (
    <section className="sec" aria-labelledby="recent">
      <div className="sec-head">
        <h2 id="recent">{t("recent")}</h2>
        <span className="end">
          <Link className="link t-12" href="/patients" prefetch={false}>
            {t("allPatients")}
          </Link>
        </span>
      </div>
      {patients.length === 0 && <p className="ink-3 py-3">{t("noneRecent")}</p>}
      <ul className="list">
        {patients.map(({ id, name, birthDate, deceased, mrn, openedAt }) => (
          <li key={id}>
            <Link className="item" href={`/patients/${id}`} prefetch={false}>
              <span className="grow">
                <span className="med">{name}</span>
                <span className="t-12 ink-3 block">
                  {age(birthDate, deceased)}, {mrn}
                </span>
              </span>
              <span className="t-12 ink-3">{moment(openedAt)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
