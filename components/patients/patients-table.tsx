"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { moveByKeys } from "@/components/ui/move-by-keys";
import { useAge, useDateFormat, useMoment } from "@/lib/browser/format";
import type { PatientSummary } from "@/lib/domain/patients/schema";
import type { Latest, VitalSet } from "@/lib/domain/vitals/schema";
import { partialDate } from "@/lib/platform/i18n/written-day";
import { LastReading } from "./last-reading";
import type { PatientFilters } from "./queries";

type Props = {
  rows: PatientSummary[];
  latest: Latest;
  filters: PatientFilters;
  charts: boolean;
  timeZone: string;
  busy: boolean;
  /** Which list this is: another one replaces it, its rows don't slide to their new places. */
  list: string;
  onSort: (sort: PatientFilters["sort"]) => void;
};

export function PatientsTable({
  rows,
  latest,
  filters,
  charts,
  timeZone,
  busy,
  list,
  onSort,
}: Props) {
  const t = useTranslations("patients");
  const sorted = { sort: filters.sort, onSort };
  return (
    <table className="table" aria-busy={busy}>
      <thead>
        <tr>
          <SortHead {...sorted} name="name" label={t("columns.name")} />
          <SortHead {...sorted} name="birthDate" label={t("columns.age")} />
          <th scope="col">{t("columns.birth")}</th>
          <th scope="col">{t("columns.mrn")}</th>
          {charts && <th scope="col">{t("columns.last")}</th>}
          {charts && <th scope="col">{t("columns.when")}</th>}
        </tr>
      </thead>
      <tbody key={list} onKeyDown={moveByKeys}>
        {rows.map((patient) => (
          <PatientRow
            key={patient.id}
            patient={patient}
            set={latest[patient.id]}
            charts={charts}
            timeZone={timeZone}
          />
        ))}
      </tbody>
    </table>
  );
}

type HeadProps = {
  name: "name" | "birthDate";
  label: string;
  sort: PatientFilters["sort"];
  onSort: Props["onSort"];
};

function SortHead({ name, label, sort, onSort }: HeadProps) {
  const up = sort === name;
  const down = sort === `-${name}`;
  return (
    <th scope="col" aria-sort={up ? "ascending" : down ? "descending" : undefined}>
      <button type="button" onClick={() => onSort(up ? `-${name}` : name)}>
        {label}
        {up && <ArrowDown className="i" aria-hidden="true" />}
        {down && <ArrowUp className="i" aria-hidden="true" />}
      </button>
    </th>
  );
}

type RowProps = {
  patient: PatientSummary;
  set: VitalSet | null | undefined;
  charts: boolean;
  timeZone: string;
};

function PatientRow({ patient, set, charts, timeZone }: RowProps) {
  const t = useTranslations("patient");
  const list = useTranslations("patients");
  const locale = useLocale();
  const router = useRouter();
  const age = useAge();
  const days = useDateFormat();
  const moment = useMoment(timeZone);
  // Who treats opens the chart, an administrator the register.
  const href = charts ? `/patients/${patient.id}` : `/patients/${patient.id}/person`;
  const { name, birthDate, deceased, gender, mrn } = patient;
  return (
    <tr onClick={() => router.push(href)} className="cursor-pointer">
      <td className="c-name" title={name}>
        <Link href={href} prefetch={false} data-row onClick={(event) => event.stopPropagation()}>
          {name}
        </Link>
        {deceased && <span className="deceased ml-2">{list("deceased")}</span>}
      </td>
      <td className="c-age">
        {age(birthDate, deceased)}{" "}
        <span className="ink-3">{t(`gender.${gender}`).toLowerCase()}</span>
      </td>
      <td className="ink-2">{birthDate ? partialDate(birthDate, locale, days) : "–"}</td>
      <td className="ink-2">{mrn}</td>
      {charts && (
        <td className="c-last">
          <LastReading set={set} />
        </td>
      )}
      {charts && <td className="c-when ink-3">{set ? moment(set.recordedAt) : ""}</td>}
    </tr>
  );
}
