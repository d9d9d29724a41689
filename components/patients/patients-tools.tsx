"use client";

import { useTranslations } from "next-intl";
import { ChoiceChip } from "@/components/ui/choice-chip";
import { SearchBox } from "@/components/ui/search-box";
import type { PatientFilters } from "./queries";

type Props = {
  filters: PatientFilters;
  onChange: (filters: PatientFilters) => void;
  staff: boolean;
};

const GENDERS = ["female", "male", "other", "unknown"] as const;

/** Search and filters. */
export function PatientsTools({ filters, onChange, staff }: Props) {
  const t = useTranslations("patients");
  const patient = useTranslations("patient");
  const shown = filters.deceased ?? (staff ? "no" : "all");
  const filtered = Boolean(filters.q || filters.deceased || filters.gender);
  const sexes = GENDERS.map((gender) => [gender, patient(`gender.${gender}`)] as const);
  return (
    <div className="tools">
      <SearchBox
        label={t("search")}
        clearLabel={t("clear")}
        value={filters.q ?? ""}
        onChange={(q) => onChange({ ...filters, q: q || undefined })}
      />
      <div className="chips">
        <ChoiceChip
          label={t("sex")}
          value={filters.gender ?? ""}
          on={filters.gender !== undefined}
          options={[["", t("any")], ...sexes]}
          onChange={(gender) =>
            onChange({ ...filters, gender: (gender || undefined) as PatientFilters["gender"] })
          }
        />
        <ChoiceChip
          label={t("alive")}
          value={shown}
          on={filters.deceased !== undefined}
          options={[
            ["no", t("living")],
            ["only", t("deceasedFilter")],
            ["all", t("everyone")],
          ]}
          onChange={(deceased) =>
            onChange({ ...filters, deceased: deceased as PatientFilters["deceased"] })
          }
        />
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
