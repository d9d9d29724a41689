import { changeRecords } from "@/lib/domain/patients/change-of-chart";
import type { Chart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";

/** Withdraws "no known allergies": nobody asked, as far as the chart knows. Fails: not_found. */
export function withdrawNoKnownAllergies(
  actor: Actor,
  patientId: string,
): Promise<Record<string, never>> {
  return changeRecords(actor, patientId, { part: "allergies" }, async (chart) => {
    if ((await withdrawStatement(chart)) === 0) throw new AppError("not_found");
    return {};
  });
}

/** Ends the standing statement, if there is one. The patient's row is locked, so that none is made meanwhile. */
export async function withdrawStatement({ tx, patientId }: Chart): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM patients WHERE clinic_id = current_clinic() AND id = ${patientId}::uuid FOR NO KEY UPDATE`;
  return tx.$executeRaw`UPDATE no_known_allergies SET withdrawn_at = now()
    WHERE clinic_id = current_clinic() AND patient_id = ${patientId}::uuid AND withdrawn_at IS NULL`;
}
