import { NEWS_DAYS } from "@/lib/domain/audit/access-schema";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { listNewAnswers } from "./list-new-answers";
import { listNews } from "./list-news";
import type { OwnHome, TimelineKind } from "./schema";

const DAY = 86_400_000;
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
  const [medicines, news, answers] = await Promise.all([
    listMedications(actor, patientId, { state: "active", limit: MEDICINES }),
    listNews(actor, patientId, { kinds: KINDS, since, limit: NEWS }),
    listNewAnswers(actor, patientId, since),
  ]);
  return {
    medicines: medicines.items,
    moreMedicines: medicines.nextCursor !== null,
    news,
    answers,
  };
}
