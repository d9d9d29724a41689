import type { Tx } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import type { VitalSet } from "./schema";

/** The one rule there is so far: a reading in the critical band of its kind. */
const RULE = "critical-vital";

/**
 * Raises an alert for each critical reading of these sets, in the transaction that brings them; a reading that has one
 * already gets no second. Gives how many were raised.
 */
export async function raiseAlerts(
  tx: Tx,
  patientId: string,
  sets: readonly VitalSet[],
): Promise<number> {
  const rows = sets.flatMap((set) =>
    set.readings
      .filter(({ interpretation, status }) => interpretation === "critical" && status === "final")
      .map((reading) => ({ id: uuid7(), set: set.id, reading: reading.id })),
  );
  if (rows.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO alerts (clinic_id, id, patient_id, vital_set_id, reading_id, rule, severity)
    SELECT current_clinic(), id, ${patientId}::uuid, set, reading, ${RULE}, 'critical'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, set uuid, reading uuid)
    ON CONFLICT (clinic_id, reading_id, rule) DO NOTHING`;
}
