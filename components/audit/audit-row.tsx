import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import type { AuditEvent } from "@/lib/domain/audit/schema";
import { type AuditFilters, searchOf } from "./queries";

type Props = { event: AuditEvent; filters: AuditFilters; timeZone: string };

export function AuditRow({ event, filters, timeZone }: Props) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const { actor, patient, outcome, why } = event;
  const at = new Date(event.at).toLocaleString(locale, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
    timeZone,
  });
  return (
    <tr>
      <td className="nowrap num">{at}</td>
      <td className="nowrap med">
        {actor ? (
          <Link
            className="hover:underline"
            href={`/admin/audit?${searchOf({ ...filters, actorId: actor.id })}`}
            title={t("onlyActor")}
          >
            {actor.name ?? t("unknown")}
          </Link>
        ) : (
          t(event.actorKind === "user" ? "unknown" : event.actorKind)
        )}
      </td>
      <td className="nowrap">
        <What event={event} />
      </td>
      <td className="nowrap">
        {patient && (
          <Link
            className="hover:underline"
            href={`/admin/audit?${searchOf({ ...filters, patientId: patient.id })}`}
            title={t("onlyPatient")}
          >
            {patient.name ?? patient.id} <span className="ink-3">{patient.mrn}</span>
          </Link>
        )}
      </td>
      <td className="nowrap ink-2">
        {why && (t.has(`whys.${why}` as never) ? t(`whys.${why}` as never) : why)}
      </td>
      <td className="nowrap ink-3">
        {outcome === "refused" && event.action !== "sign-in" ? t("refused") : event.address}
      </td>
    </tr>
  );
}

function What({ event: { action, part, outcome } }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  const key = action === "sign-in" && outcome === "refused" ? "sign-in-refused" : action;
  const known = t.has(`actions.${key}` as never) ? key : "other";
  const partName = t(`parts.${part && t.has(`parts.${part}` as never) ? part : "other"}` as never);
  const words = t(`actions.${known}` as never, { part: partName, action } as never);
  if (outcome === "done") return words;
  return (
    <span className="state state-borderline">
      <Shape state="borderline" />
      {words}
    </span>
  );
}
