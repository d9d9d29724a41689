import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { listNewAnswers } from "./list-new-answers";
import { listTimeline } from "./list-timeline";
import type { OwnHome, TimelineKind } from "./schema";

const DAY = 86_400_000;
const NEWS_DAYS = 30;
const LOOKED_AT = 30;
const NEWS = 5;
const MEDICINES = 6;
// Signs have a place of their own; their own readings are no news to anybody.
const KINDS: TimelineKind[] = [
  "note",
  "encounter",
  "condition",
  "allergy",
  "medication",
  "immunization",
  "procedure",
  "result",
  "document",
];

/** What a patient's start shows besides signs: active medicines, what came into the record lately, answers not looked at yet. Fails: not_found. */
export async function getOwnHome(
  actor: Actor,
  patientId: string,
  clock: Clock = systemClock,
): Promise<OwnHome> {
  const since = clock().getTime() - NEWS_DAYS * DAY;
  const [medicines, timeline, answers] = await Promise.all([
    listMedications(actor, patientId, { state: "active", limit: MEDICINES }),
    listTimeline(actor, patientId, { kinds: KINDS, limit: LOOKED_AT }),
    listNewAnswers(actor, patientId, since),
  ]);
  const news = timeline.items.filter(({ id }) => addedAt(id) >= since);
  return {
    medicines: medicines.items,
    moreMedicines: medicines.nextCursor !== null,
    news: news.slice(0, NEWS),
    answers,
  };
}

/** When a row was made: the first 48 bits of its id (UUID v7), in ms. */
const addedAt = (id: string) => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
