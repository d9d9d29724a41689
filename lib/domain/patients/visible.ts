import type { Actor } from "@/lib/platform/auth/actor";
import type { ListPatientsQuery } from "./schema";

/**
 * The where-clause of every list of patients: the clinic, who treats whom, the filters. $1 role, $2 member,
 * $3 deceased (no, only, all), $4 gender or null, $5 the clinic, named so that indexes which begin with it are used.
 */
export const VISIBLE = `p.clinic_id = $5::uuid
  AND ($1 = 'admin' OR p.id IN (SELECT c.patient_id FROM care_relationships c
    WHERE c.clinic_id = $5::uuid AND c.member_id = $2::uuid AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now())))
  AND ($3 = 'all' OR (p.deceased IS NOT NULL) = ($3 = 'only'))
  AND ($4::gender IS NULL OR p.gender = $4::gender)`;

export function visibleValues(
  actor: Actor,
  { deceased, gender }: Pick<ListPatientsQuery, "deceased" | "gender">,
): unknown[] {
  const shown = deceased ?? (actor.role === "admin" ? "all" : "no");
  return [actor.role, actor.memberId, shown, gender ?? null, actor.clinicId];
}
