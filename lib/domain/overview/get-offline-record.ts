import { getSummary } from "@/lib/domain/notes/get-summary";
import { listSummaries } from "@/lib/domain/notes/list-summaries";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { listTrends } from "@/lib/domain/vitals/list-trends";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import type { OfflineRecord } from "./offline-schema";

const MEDICINES = 100;
const SUMMARIES = 20;

/**
 * What a patient reads without a connection: the last signs, the active medicines, the latest visit summaries. Fails:
 * not_found, for an account that is nobody's chart.
 */
export async function getOfflineRecord(actor: Actor): Promise<OfflineRecord> {
  if (actor.actingFor) throw new AppError("not_found"); // a device keeps its own person's alone
  const { id, name, birthDate } = await getOwnPatient(actor, "vitals");
  const [trends, medicines, heads, settings] = await Promise.all([
    listTrends(actor, id, "3m"),
    listMedications(actor, id, { state: "active", limit: MEDICINES }),
    listSummaries(actor, id, { limit: SUMMARIES }),
    clinicSettings(actor.clinicId),
  ]);
  return {
    patient: { id, name, birthDate },
    latest: trends.items.flatMap(({ points }) => points.at(-1) ?? []),
    references: trends.references,
    medicines: medicines.items,
    summaries: await Promise.all(heads.items.map((head) => getSummary(actor, id, head.id))),
    emergencyNumber: settings.emergencyNumber,
    answerDays: settings.answerDays,
    records: settings.homeVitals,
  };
}
