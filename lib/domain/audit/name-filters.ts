import { z } from "zod";
import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { mayReadAudit } from "./policy";
import type { AuditNames, AuditQuery } from "./schema";

const NAMES = `
  SELECT (SELECT u.name FROM users u WHERE u.id = $1::uuid) AS actor,
    (SELECT p.names FROM patients p WHERE p.clinic_id = current_clinic() AND p.id = $2::uuid) AS patient`;
const row = z.object({ actor: z.string().nullable(), patient: humanNames.nullable() });

/** Whose entries a filter shows, by name; null where there is no such filter, or nobody. Fails: not_found (for who may not). */
export async function nameFilters(
  actor: Actor,
  { actorId, patientId }: AuditQuery,
): Promise<AuditNames> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  if (!actorId && !patientId) return { actor: null, patient: null };
  const [found] = await queryAs(actor, NAMES, [actorId ?? null, patientId ?? null]);
  const names = row.parse(found);
  return { actor: names.actor, patient: names.patient && displayName(names.patient) };
}
