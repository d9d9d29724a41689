import type { Actor } from "@/lib/platform/auth/actor";
import type { ListPatientsQuery } from "./schema";

/** Whom the actor treats today, from care_relationships c. $1 clinic, $2 member. */
export const TREATED = `SELECT c.patient_id FROM care_relationships c
    WHERE c.clinic_id = $1::uuid AND c.member_id = $2::uuid
      AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now())`;

/**
 * The filters of a list: $4 deceased (no, only, all), $5 gender or null. $1 the clinic is named, so that indexes which
 * begin with it are used.
 */
export const WANTED = `p.clinic_id = $1::uuid
  AND ($4 = 'all' OR (p.deceased IS NOT NULL) = ($4 = 'only'))
  AND ($5::gender IS NULL OR p.gender = $5::gender)`;

/** The where-clause of every list of patients: the clinic, the filters, who treats whom. $3 role. */
export const VISIBLE = `${WANTED} AND ($3 = 'admin' OR p.id IN (${TREATED}))`;

/** What `VISIBLE` asks of who treats whom, of one patient: for a walk that ends long before the doctor's list would. */
export const treats = (patientId: string) =>
  `($3 = 'admin' OR EXISTS (${TREATED} AND c.patient_id = ${patientId}))`;

export function visibleValues(
  actor: Actor,
  { deceased, gender }: Pick<ListPatientsQuery, "deceased" | "gender">,
): unknown[] {
  const shown = deceased ?? (actor.role === "admin" ? "all" : "no");
  return [actor.clinicId, actor.memberId, actor.role, shown, gender ?? null];
}
