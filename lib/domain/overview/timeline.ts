import { z } from "zod";
import { itemSql, toPage } from "@/lib/domain/patients/list-of-chart";
import { flagged } from "@/lib/domain/records/lab-flag";
import { OBSERVATIONS } from "@/lib/domain/records/list-records";
import { observationRow } from "@/lib/domain/records/schema";
import type { Reading } from "@/lib/domain/vitals/schema";
import { SET_TUPLE, setTuple, toSet } from "@/lib/domain/vitals/sets-of-chart";
import type { References } from "@/lib/domain/vitals/thresholds";
import { type TimelineItem, type TimelinePage, timelineItem } from "./schema";

/** Results that a line of the timeline looks at, and those that it shows. */
const LOOKED_AT = 40;
const SHOWN = 3;

type Branch = {
  table: string;
  at: string;
  date: string;
  detail: string;
  /** When it came to be known; where it isn't said, when it happened. */
  news?: string;
  display?: string;
  status?: string;
  where?: string;
};

// What was entered without a date stands where it was entered; what was imported without one comes last.
const ENTERED = "CASE WHEN t.source = 'entered' THEN t.created_at END";
// What was imported is as new as what it tells.
const keptNews = (at: string) => `CASE WHEN t.source = 'entered' THEN t.created_at ELSE ${at} END`;
const HIDDEN = "($3 = 'patient' AND t.confidential)";
const NOT_WRONG = "coalesce(t.verification_status, '') <> 'entered-in-error'";

const BRANCHES: Partial<Record<TimelineItem["kind"], Branch>> = {
  encounter: { table: "encounters", at: "t.start_at", date: "t.start", detail: "t.reason" },
  condition: {
    table: "conditions",
    at: `coalesce(t.onset_at, ${ENTERED})`,
    news: keptNews("t.onset_at"),
    date: `coalesce(t.onset, CASE WHEN t.source = 'entered' THEN t.recorded_date END)`,
    detail: "NULL",
    status: "t.clinical_status",
    where: `${NOT_WRONG} AND NOT ${HIDDEN}`,
  },
  allergy: {
    table: "allergy_intolerances",
    at: "t.recorded_at",
    news: keptNews("t.recorded_at"),
    date: "t.recorded_date",
    detail: "t.reaction",
    status: "t.clinical_status",
    where: NOT_WRONG,
  },
  medication: {
    table: "medication_requests",
    at: `coalesce(t.authored_at, ${ENTERED})`,
    news: keptNews("t.authored_at"),
    date: `coalesce(t.authored, CASE WHEN t.source = 'entered' THEN to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END)`,
    detail: "t.dosage",
    where: "t.status <> 'entered-in-error'",
  },
  immunization: {
    table: "immunizations",
    at: "t.occurrence_at",
    date: "t.occurrence",
    detail: "NULL",
    where: "t.status <> 'entered-in-error'",
  },
  procedure: {
    table: "procedures",
    at: "t.performed_at",
    date: "t.performed",
    detail: "NULL",
    where: "t.status <> 'entered-in-error'",
  },
  // Its kind of note stands as status; a patient neither learns of drafts nor of what is confidential, but for the summary
  // that they were given of it. $3 is the role.
  note: {
    table: "clinical_notes",
    at: "t.occurred_at",
    news: "t.signed_at",
    date: `to_char(t.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    display: `CASE WHEN ${HIDDEN} THEN '' ELSE coalesce((SELECT string_agg(d ->> 'display', ', ') FROM jsonb_array_elements(t.diagnoses) d), '') END`,
    detail: "t.signer_name",
    status: `CASE WHEN ${HIDDEN} THEN 'summary' ELSE t.type::text END`,
    where: `t.status = 'final' AND (NOT ${HIDDEN} OR (t.summary_found || t.summary_todo || t.summary_return) ~ '[^[:space:]]')`,
  },
  document: {
    table: "document_references",
    at: "t.date_at",
    date: "t.date",
    detail: "t.content_type",
  },
};

/** By when it happened, or by when it came to be known. */
type Order = "at" | "news";

// A page of one kind, cut where the page of all kinds can't reach: each branch walks at most one patient's rows.
function branchSql(kind: string, branch: Branch, by: Order): string {
  const { table, at, date, detail, news = at, where = "true" } = branch;
  const { display = "t.display", status = "t.status" } = branch;
  const moment = `coalesce(${by === "news" ? news : at}, '-infinity')`;
  return `(SELECT ${moment} AS at, t.id, '${kind}' AS kind, ${date} AS date, ${display} AS display, ${detail}::text AS detail, ${status}::text AS status
    FROM ${table} t WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND ${where}
      AND (${moment}, t.id) < ($4::timestamptz, $5::uuid) AND ($7::text[] IS NULL OR '${kind}' = ANY ($7))
    ORDER BY 1 DESC, 2 DESC LIMIT $6)`;
}

const VITALS = `(SELECT s.measured_at, s.id, 'vitals', s.measured, '', s.note, NULL FROM vital_sets s
    WHERE s.clinic_id = current_clinic() AND s.patient_id = chart."patientId" AND (s.measured_at, s.id) < ($4::timestamptz, $5::uuid)
      AND ($7::text[] IS NULL OR 'vitals' = ANY ($7))
      AND EXISTS (SELECT FROM readings r WHERE r.clinic_id = s.clinic_id AND r.vital_set_id = s.id AND r.status = 'final')
    ORDER BY 1 DESC, 2 DESC LIMIT $6)`;

// Results that belong to no report are one line a moment: a survey of twenty answers isn't twenty lines.
const LOOSE = `(SELECT * FROM (SELECT coalesce(t.effective_at, '-infinity') AS at, max(t.id::text)::uuid AS id, 'result' AS kind,
      max(t.effective) AS date, '' AS display, NULL AS detail, NULL AS status
    FROM observations t WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND t.diagnostic_report_id IS NULL
      AND t.status <> 'entered-in-error' AND ($7::text[] IS NULL OR 'result' = ANY ($7)) GROUP BY t.effective_at) l
  WHERE (at, id) < ($4::timestamptz, $5::uuid) ORDER BY 1 DESC, 2 DESC LIMIT $6)`;

const REPORTS: Branch = {
  table: "diagnostic_reports",
  at: "t.effective_at",
  date: "t.effective",
  detail: "t.conclusion",
  where: "t.status <> 'entered-in-error'",
};

const allBy = (by: Order) =>
  [
    ...Object.entries(BRANCHES).map(([kind, branch]) => branchSql(kind, branch, by)),
    branchSql("result", REPORTS, by),
    VITALS,
    LOOSE,
  ].join(" UNION ALL ");

// A report has a status; loose results have none.
const RESULTS = `(SELECT json_agg(o.item) FROM (SELECT ${itemSql(OBSERVATIONS)} AS item FROM observations t
  WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND t.status <> 'entered-in-error'
    AND CASE WHEN e.status IS NULL THEN t.diagnostic_report_id IS NULL AND coalesce(t.effective_at, '-infinity') = e.at
        ELSE t.diagnostic_report_id = e.id END
  ORDER BY t.id LIMIT ${LOOKED_AT}) o)`;

const timelineSql = (
  by: Order,
  where = "true",
) => `coalesce((SELECT json_agg(json_build_object('at', e.at, 'item', json_build_object('id', e.id, 'kind', e.kind,
    'date', e.date, 'display', e.display, 'detail', e.detail, 'status', e.status,
    'set', CASE e.kind WHEN 'vitals' THEN (SELECT ${SET_TUPLE} FROM vital_sets s WHERE s.clinic_id = current_clinic() AND s.id = e.id) END,
    'found', CASE e.kind WHEN 'result' THEN ${RESULTS} END)) ORDER BY e.at DESC, e.id DESC)
  FROM (SELECT * FROM (${allBy(by)}) u WHERE ${where} ORDER BY at DESC, id DESC LIMIT $6) e), '[]')`;

/** SQL of a page of the timeline of `chart`; $4 and $5 end the page before, $6 is one more than the limit, $7 the kinds. */
export const TIMELINE = timelineSql("at");
/** The same of what came to be known since $8, the latest first. */
export const NEWS = timelineSql("news", "at >= $8::timestamptz");

const raw = timelineItem.extend({
  set: setTuple.nullable(),
  found: z.array(observationRow).nullable(),
});

type JudgedBy = { birthDate: string | null; references: References };

/** What TIMELINE gave, judged: readings by age, results by their ranges, what is off normal first. */
export function toTimeline(found: unknown, by: JudgedBy, limit: number): TimelinePage {
  const page = toPage(found, raw, limit);
  return { ...page, items: page.items.map((item) => toItem(item, by)) };
}

function toItem({ set, found, ...item }: z.output<typeof raw>, by: JudgedBy): TimelineItem {
  if (set) {
    const { readings, origin } = toSet(set, by.birthDate, by.references);
    const right = readings.filter(({ status }) => status === "final");
    return { ...item, origin, readings: right.toSorted((a, b) => rankOf(a) - rankOf(b)) };
  }
  if (item.kind !== "result") return item;
  const results = (found ?? []).map(flagged).toSorted((a, b) => placeOf(a) - placeOf(b));
  return { ...item, results: results.slice(0, SHOWN) };
}

const RANK = { critical: 0, borderline: 1, normal: 2, unknown: 2 };
const rankOf = ({ interpretation }: Reading) => RANK[interpretation];
const placeOf = ({ interpretation }: { interpretation: string }) =>
  interpretation === "low" || interpretation === "high" ? 0 : 1;
