import { NOBODY, writeAs } from "@/lib/platform/db/scope";

/** How often somebody looked at something of a patient. */
export const countLooks = (clinicId: string, patientId: string): Promise<number> =>
  writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.auditEvent.count({ where: { patientId, action: "read" } }),
  );
