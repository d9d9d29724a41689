import type { Chart } from "@/lib/domain/patients/with-chart";
import { auditedAs } from "@/lib/platform/auth/actor";
import { uuid7 } from "@/lib/platform/uuid7";

type Value = string | boolean | null;

/** Writes down what was changed of a file: of each field what it was and what it is, where the log may say so. */
export async function auditFile(
  { tx, actor, patientId, why }: Chart,
  file: string,
  changed: Record<string, { from?: Value; to?: Value }>,
): Promise<void> {
  const event = { ...auditedAs(actor), patientId, action: "edit-file", part: "documents", why };
  const detail = { file, changed };
  await tx.auditEvent.createMany({ data: [{ ...event, id: uuid7(), outcome: "done", detail }] });
}
