"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LatestNotes } from "@/components/notes/latest-notes";
import { useRecordWords } from "@/components/records/words";
import { TakeRecord } from "@/components/takeaway/take-record";
import { ReferencesOf } from "@/components/vitals/references";
import type { Overview, TimelineKind } from "@/lib/domain/overview/schema";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { LatestSigns } from "./latest-signs";
import { Timeline } from "./timeline";

type Props = {
  patient: PatientDetail;
  overview: Overview;
  kinds: TimelineKind[];
  userId: string;
  /** Whether this person enters and corrects, rather than reads. */
  keeps: boolean;
  timeZone: string;
};

/** What a doctor must know before anything else, on one page. */
export function OverviewView({ patient, overview, kinds, userId, keeps, timeZone }: Props) {
  const t = useTranslations("overview");
  const words = useRecordWords(timeZone);
  const { signs, references, conditions, medications, allergies, notes, timeline } = overview;
  const part = { patientId: patient.id, adds: keeps && !patient.deceased };
  return (
    <main className="ov" id="content">
      <div className="ov-main">
        <ReferencesOf value={references}>
          <LatestSigns patient={patient} signs={signs} userId={userId} timeZone={timeZone} />
        </ReferencesOf>
        <div className="two">
          <div className="two-col">
            <Part {...part} noun="conditions" count={conditions.count} none={t("noConditions")}>
              {conditions.items.map((row) => (
                <Line
                  key={row.id}
                  name={words.name(row)}
                  below={
                    row.verificationStatus !== "confirmed" &&
                    words.word("verificationStatus", row.verificationStatus)
                  }
                  beside={[words.icdOf(row), row.onset && words.date(row.onset)]
                    .filter(Boolean)
                    .join(", ")}
                />
              ))}
            </Part>
            <Part
              {...part}
              noun="allergies"
              count={allergies.count}
              none={<AllergyStatement patient={patient} timeZone={timeZone} />}
            >
              {allergies.items.map((row) => (
                <Line
                  key={row.id}
                  name={words.name(row)}
                  below={[row.reaction, words.word("severity", row.severity).toLowerCase()]
                    .filter(Boolean)
                    .join(", ")}
                  beside={words.word("verificationStatus", row.verificationStatus)}
                />
              ))}
            </Part>
          </div>
          <Part {...part} noun="medications" count={medications.count} none={t("noMedications")}>
            {medications.items.map((row) => (
              <Line
                key={row.id}
                name={words.name(row)}
                below={row.dosage}
                beside={
                  row.ended
                    ? t("until", { date: words.date(row.ended) })
                    : row.authored && t("since", { date: words.date(row.authored) })
                }
              />
            ))}
          </Part>
        </div>
        <LatestNotes patientId={patient.id} notes={notes} writes={keeps} timeZone={timeZone} />
        <TakeRecord patientId={patient.id} />
      </div>
      <Timeline patientId={patient.id} first={timeline} kinds={kinds} timeZone={timeZone} />
    </main>
  );
}

type PartProps = {
  patientId: string;
  noun: "conditions" | "medications" | "allergies";
  count: number;
  adds: boolean;
  none: ReactNode;
  children: ReactNode[];
};

function Part({ patientId, noun, count, adds, none, children }: PartProps) {
  const t = useTranslations("overview");
  const href = `/patients/${patientId}/${noun}`;
  return (
    <section className="sec" aria-labelledby={noun}>
      <div className="sec-head">
        <h2 id={noun}>{t(noun)}</h2>
        {count > 0 && <span className="count">{count}</span>}
        <span className="end">
          {count > children.length && (
            <Link className="link t-12" href={href} prefetch={false}>
              {t("all", { count })}
            </Link>
          )}
          {adds && (
            <Link
              className="btn btn-ghost btn-sm btn-icon"
              href={`${href}?add=1`}
              prefetch={false}
              aria-label={t(`add.${noun}`)}
            >
              <Plus className="i" aria-hidden="true" />
            </Link>
          )}
        </span>
      </div>
      {count > 0 ? <ul className="list">{children}</ul> : <p className="ink-3 pt-2">{none}</p>}
    </section>
  );
}

type LineProps = { name: string; below: ReactNode; beside: ReactNode };

function Line({ name, below, beside }: LineProps) {
  return (
    <li className="kv">
      <div className="grow">
        <p>{name}</p>
        {below && <p className="t-12 ink-3">{below}</p>}
      </div>
      <span className="ink-3 kv-end">{beside}</span>
    </li>
  );
}

function AllergyStatement({ patient, timeZone }: Pick<Props, "patient" | "timeZone">) {
  const t = useTranslations("records.noKnown");
  const words = useRecordWords(timeZone);
  const { noKnownAllergies: standing } = patient;
  if (!standing) return t("notAsked");
  return standing.by
    ? t("standing", { by: standing.by, date: words.date(standing.at) })
    : t("standingImported");
}
