"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ChoiceChip } from "@/components/ui/choice-chip";
import { ACTIONS, type AuditNames } from "@/lib/domain/audit/schema";
import { PersonFilter } from "./person-filter";
import { type AuditFilters, searchOf } from "./queries";

type Props = { filters: AuditFilters; names: AuditNames };

const addressOf = (filters: AuditFilters) => `/admin/audit?${searchOf(filters)}`;

/** The filters, as chips that stand in the address: person, patient, action, days. */
export function AuditTools({ filters, names }: Props) {
  const t = useTranslations("audit");
  const router = useRouter();
  const set = (change: AuditFilters) => router.push(addressOf({ ...filters, ...change }));
  const { patientId, actorId, action, from, until } = filters;
  const known = ACTIONS.map((name) => [name, t(`actionNames.${name}`)] as const);
  const isKnown = action === undefined || ACTIONS.some((name) => name === action);
  return (
    <div className="chips mb-4">
      {actorId ? (
        <Filter
          label={t("filterActor", { name: names.actor ?? t("unknown") })}
          without={{ ...filters, actorId: undefined }}
        />
      ) : (
        <PersonFilter kind="users" label={t("person")} onChoose={(id) => set({ actorId: id })} />
      )}
      {patientId ? (
        <Filter
          label={t("filterPatient", { name: names.patient ?? t("unknown") })}
          without={{ ...filters, patientId: undefined }}
        />
      ) : (
        <PersonFilter
          kind="patients"
          label={t("patient")}
          onChoose={(id) => set({ patientId: id })}
        />
      )}
      <ChoiceChip
        label={t("action")}
        value={action ?? ""}
        on={action !== undefined}
        options={[["", t("anyAction")], ...known, ...(isKnown ? [] : [[action, action] as const])]}
        onChange={(name) => set({ action: name || undefined })}
      />
      <DayChip label={t("from")} value={from} max={until} onChange={(day) => set({ from: day })} />
      <DayChip
        label={t("until")}
        value={until}
        min={from}
        onChange={(day) => set({ until: day })}
      />
      {searchOf(filters).size > 0 && (
        <Link className="btn btn-ghost btn-sm" href="/admin/audit" prefetch={false}>
          {t("reset")}
        </Link>
      )}
    </div>
  );
}

type DayProps = {
  label: string;
  value: string | undefined;
  min?: string;
  max?: string;
  onChange: (day: string | undefined) => void;
};

function DayChip({ label, value, onChange, ...limits }: DayProps) {
  return (
    <label className={`chip ${value ? "is-on" : ""}`}>
      {label}:
      <input
        type="date"
        {...limits}
        defaultValue={value}
        key={value}
        onChange={(event) => {
          // While a date is being typed the field is empty or far in the past: neither is a wish.
          const day = event.target.value;
          if (day === "" || day >= "2000-01-01") onChange(day || undefined);
        }}
      />
    </label>
  );
}

function Filter({ label, without }: { label: string; without: AuditFilters }) {
  const t = useTranslations("audit");
  return (
    <Link
      className="chip is-on"
      href={addressOf(without)}
      prefetch={false}
      aria-label={`${t("remove")}: ${label}`}
    >
      {label}
      <span className="chip-x">
        <X className="i" aria-hidden="true" />
      </span>
    </Link>
  );
}
