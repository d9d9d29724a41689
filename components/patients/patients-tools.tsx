"use client";

import { ChevronDown, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useKeys } from "@/lib/browser/keys";
import type { PatientFilters } from "./queries";

type Props = {
  filters: PatientFilters;
  onChange: (filters: PatientFilters) => void;
  staff: boolean;
};

const GENDERS = ["female", "male", "other", "unknown"] as const;

/** Search and filters. The key / goes to the search, Esc clears it. */
export function PatientsTools({ filters, onChange, staff }: Props) {
  const t = useTranslations("patients");
  const patient = useTranslations("patient");
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => search.current?.focus() });
  const shown = filters.deceased ?? (staff ? "no" : "all");
  const filtered = Boolean(filters.q || filters.deceased || filters.gender);
  return (
    <div className="tools">
      <search className="input">
        <Search className="i" aria-hidden="true" />
        <input
          ref={search}
          type="text"
          inputMode="search"
          aria-label={t("search")}
          placeholder={t("search")}
          maxLength={200}
          value={filters.q ?? ""}
          onChange={(event) => onChange({ ...filters, q: event.target.value || undefined })}
          onKeyDown={(event) => event.key === "Escape" && onChange({ ...filters, q: undefined })}
        />
        {filters.q && (
          <button
            type="button"
            aria-label={t("clear")}
            onClick={() => onChange({ ...filters, q: undefined })}
          >
            <X className="i" aria-hidden="true" />
          </button>
        )}
      </search>
      <div className="chips">
        <label className={`chip ${filters.gender ? "is-on" : ""}`}>
          {t("sex")}:
          <select
            value={filters.gender ?? ""}
            onChange={(event) =>
              onChange({
                ...filters,
                gender: (event.target.value || undefined) as PatientFilters["gender"],
              })
            }
          >
            <option value="">{t("any")}</option>
            {GENDERS.map((gender) => (
              <option key={gender} value={gender}>
                {patient(`gender.${gender}`)}
              </option>
            ))}
          </select>
          <ChevronDown className="i" aria-hidden="true" />
        </label>
        <label className={`chip ${filters.deceased ? "is-on" : ""}`}>
          {t("alive")}:
          <select
            value={shown}
            onChange={(event) =>
              onChange({ ...filters, deceased: event.target.value as PatientFilters["deceased"] })
            }
          >
            <option value="no">{t("living")}</option>
            <option value="only">{t("deceasedFilter")}</option>
            <option value="all">{t("everyone")}</option>
          </select>
          <ChevronDown className="i" aria-hidden="true" />
        </label>
        {filtered && (
          <button
            type="button"
            className="btn btn-ghost btn-sm"
            onClick={() => onChange({ sort: filters.sort })}
          >
            {t("reset")}
          </button>
        )}
      </div>
    </div>
  );
}
