import { FIRST_ID, FIRST_MOMENT } from "@/lib/domain/patients/list-of-chart";
import { queryChart } from "@/lib/domain/patients/with-chart";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import type { TimelineItem, TimelineKind } from "./schema";
import { NEWS, toTimeline } from "./timeline";

type Asked = { kinds: TimelineKind[]; since: number; limit: number };

/**
 * What came to be known of a patient since a moment (ms): entered or signed since, or imported and not older itself. The
 * newest `limit`, in the order in which they happened. Fails: not_found.
 */
export async function listNews(
  actor: Actor,
  patientId: string,
  { kinds, since, limit }: Asked,
): Promise<TimelineItem[]> {
  const [row, { references }] = await Promise.all([
    queryChart(
      actor,
      patientId,
      "timeline",
      `SELECT chart.why, chart."birthDate", ${NEWS} AS news FROM chart`,
      [FIRST_MOMENT, FIRST_ID, limit, kinds, new Date(since)],
    ),
    clinicSettings(actor.clinicId),
  ]);
  const by = { birthDate: row.birthDate as string | null, references };
  const { items } = toTimeline(row.news, by, limit);
  return items.toSorted((a, b) => happened(b) - happened(a));
}

const happened = ({ date }: TimelineItem) => (date ? Date.parse(date) : 0);
