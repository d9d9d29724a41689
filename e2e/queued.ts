import { askOne, raiseOne } from "@/lib/testing/audit-log";
import { failOne, parkOne } from "@/lib/testing/outbox";

/** What waits for somebody's decision, made for the operation that decides about it. */
export async function queuedFor(path: string, clinicId: string): Promise<Record<string, string>> {
  if (path.includes("{messageId}")) return { clinicId, messageId: await parkOne(clinicId) };
  if (path.startsWith("/security-alerts/{")) return { alertId: await raiseOne(clinicId) };
  if (path.includes("{checkId}")) return { checkId: await askOne(clinicId) };
  return path.includes("{deliveryId}") ? { deliveryId: await failOne(clinicId) } : {};
}
