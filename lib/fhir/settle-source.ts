import { lookupsOfNumbers } from "@/lib/domain/patients/document-numbers";
import type { Tx } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import type { IndexedBundle, SettledBundle } from "./index-bundle";

const NUMBERED = "urn:mediconnect:numbered:";

/**
 * Gives a bundle that only its patient's number tells from others the name of its world of ids: that of the earlier import
 * of this number, else a new one. Numbers themselves are encrypted, so none of them is a name.
 */
export async function settleSource(tx: Tx, bundle: IndexedBundle): Promise<SettledBundle> {
  const { source } = bundle;
  if (typeof source === "string") return { ...bundle, source };
  const { system, value } = source;
  const before = `${system}|${value}`;
  const lookups = await lookupsOfNumbers(tx, [value]);
  // Signs without a letter or a figure are nobody's number, and found by nothing.
  if (lookups.length === 0) return { ...bundle, source: before };
  await tx.$queryRawUnsafe(
    "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(current_clinic() || $1, 0))) locked",
    `fhir number ${before}`,
  );
  const [earlier] = await tx.$queryRawUnsafe<{ source: string }[]>(
    `SELECT o.source FROM patient_identifiers i
       JOIN fhir_resources o ON o.clinic_id = i.clinic_id AND o.local_id = i.patient_id AND o.resource_type = 'Patient'
     WHERE i.clinic_id = current_clinic() AND i.system = $1 AND i.lookup = ANY($2::text[])
       AND (starts_with(o.source, $3) OR o.source = $4)
     ORDER BY o.imported_at LIMIT 1`,
    system,
    lookups,
    NUMBERED,
    before,
  );
  return { ...bundle, source: earlier?.source ?? `${NUMBERED}${uuid7()}` };
}
