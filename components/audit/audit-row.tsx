import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { useSettingWords } from "@/components/settings/words";
import { Shape } from "@/components/ui/shape";
import { useDateFormat } from "@/lib/browser/format";
import type { AuditEvent } from "@/lib/domain/audit/schema";
import { me } from "@/lib/domain/identity/schema";
import { type SettingChange, settingChange } from "@/lib/domain/settings/schema";
import { dateFormatFor } from "@/lib/platform/i18n/kept-formats";
import { writtenDay } from "@/lib/platform/i18n/written-day";
import { type AuditFilters, searchOf } from "./queries";

type Props = { event: AuditEvent; filters: AuditFilters; timeZone: string };

export function AuditRow({ event, filters, timeZone }: Props) {
  const t = useTranslations("audit");
  const roles = useTranslations("frame.roles");
  const time = useTime(timeZone);
  const { actor, patient, outcome, why } = event;
  const { user, role, changes, fields } = detailOf(event);
  return (
    <tr>
      <td className="a-at nowrap num">{time(event.at)}</td>
      <td className="a-who med">
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
      <td className="a-what">
        <What event={event} />
        <Changes changes={changes} />
        {role && (
          <span className="block t-12 ink-3">
            {t("roleChange", { from: roles(role.from), to: roles(role.to) })}
          </span>
        )}
        {fields && (
          <span className="block t-12 ink-3">
            <Why why={fields.join(", ")} />
          </span>
        )}
      </td>
      <td className="a-about">
        {user?.name}
        {patient && (
          <Link
            className="hover:underline"
            href={`/admin/audit?${searchOf({ ...filters, patientId: patient.id })}`}
            title={t("onlyPatient")}
          >
            {patient.name ?? patient.id} <span className="ink-3 nowrap">{patient.mrn}</span>
          </Link>
        )}
      </td>
      <td className="a-why ink-2">
        <Why why={why} />
      </td>
      <td className="a-address ink-3">
        {outcome === "refused" && event.action !== "sign-in" ? t("refused") : event.address}
      </td>
    </tr>
  );
}

/** Known words, alone or several, in the reader's language; a person's own reason as it was written. */
function Why({ why }: { why: string | null }) {
  const t = useTranslations("audit");
  const words = why?.split(", ") ?? [];
  if (!words.every((word) => t.has(`whys.${word}` as never))) return why;
  return words.map((word) => t(`whys.${word}` as never)).join(", ");
}

/** The key of an action's words: what was seen of one patient in a list isn't a search. */
function wordsKey({ action, outcome, patient, part }: AuditEvent): string {
  if (action === "sign-in" && outcome === "refused") return "sign-in-refused";
  return action === "list" && patient && part !== "audit" ? "shown" : action;
}

function What({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  const { action, part, outcome } = event;
  const key = wordsKey(event);
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

const TIME = {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
  hourCycle: "h23",
} as const;

/** The moment of an entry, to the millisecond. */
function useTime(timeZone: string) {
  const locale = useLocale();
  const days = useDateFormat();
  return (iso: string): string => {
    const at = new Date(iso);
    const time = { ...TIME, timeZone };
    if (days === "words")
      return dateFormatFor(locale, { day: "numeric", month: "short", ...time }).format(at);
    return `${writtenDay(days, at, locale, timeZone)}, ${dateFormatFor(locale, time).format(at)}`;
  };
}

const detail = z.object({
  user: z.object({ name: z.string() }).optional(),
  role: z.object({ from: me.shape.role, to: me.shape.role }).optional(),
  changes: z.array(settingChange).optional(),
  fields: z.array(z.string()).optional(),
});

/** What this page knows to say of an entry's detail. */
const detailOf = (event: AuditEvent) => detail.safeParse(event.detail).data ?? {};

/** Settings with what they were and are. */
function Changes({ changes = [] }: { changes?: SettingChange[] }) {
  const t = useTranslations("audit");
  const words = useSettingWords();
  return changes.map(({ name, from, to }) => (
    <span key={name} className="block t-12 ink-3">
      {t("change", {
        name: words.name(name),
        from: words.value(name, from),
        to: words.value(name, to),
      })}
    </span>
  ));
}
