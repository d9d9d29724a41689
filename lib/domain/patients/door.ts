import type { CaregiverScope } from "@/lib/domain/caregivers/parts";
import type { Actor } from "@/lib/platform/auth/actor";
import { type ChartPart, SCOPE_OF } from "./chart-parts";

/** Who comes to which chart, in which role. */
export type Visitor = {
  actor: Actor;
  patientId: string;
  role: Actor["role"] | "registrar";
};

/** Why this actor may open this chart, as the access log says it. */
export type Why = "care" | "own" | "caregiver" | "system" | "administration" | "emergency";

/** What the door says of a chart that is open. */
export type Door = {
  patientId: string;
  birthDate: string | null;
  deceased: string | null;
  why: Why;
};

const caregiver = (scope: CaregiverScope | null | undefined) =>
  scope === undefined
    ? ""
    : `WHEN EXISTS (SELECT FROM live_caregivers g WHERE g.patient_id = p.id AND g.member_id = $2::uuid${
        scope === null ? "" : ` AND '${scope}' = ANY (g.scopes)`
      }) THEN 'caregiver'`;

// The one place that says who may open a chart: the patient, who acts for them, who treats them now, who broke the glass,
// the system. $1 patient, $2 member, $3 role. Administrators have no charts, but keep the register: who a patient is, and
// who treats them.
const doorFor = (scope: CaregiverScope | null | undefined) => `
  SELECT p.id AS "patientId", p.birth_date AS "birthDate", p.member_id AS "memberId", p.deceased, door.why
  FROM patients p CROSS JOIN LATERAL (SELECT CASE
    WHEN $3 = 'system' THEN 'system'
    WHEN $3 = 'patient' THEN CASE WHEN p.member_id = $2::uuid THEN 'own' ${caregiver(scope)} END
    WHEN $3 = 'registrar' THEN 'administration'
    WHEN $3 = 'admin' THEN NULL
    WHEN EXISTS (SELECT FROM care_relationships c
      WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id AND c.member_id = $2::uuid
        AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now())) THEN 'care'
    WHEN EXISTS (SELECT FROM emergency_accesses e
      WHERE e.clinic_id = p.clinic_id AND e.member_id = $2::uuid AND e.patient_id = p.id AND e.ends_at > now()) THEN 'emergency'
    END AS why OFFSET 0) door
  WHERE p.clinic_id = current_clinic() AND p.id = $1::uuid AND door.why IS NOT NULL`;

/** The statement that opens the chart for a part of it, or brings no row. */
export const doorTo = (part: ChartPart) => doorFor(SCOPE_OF[part]);

/** The values of its statement. A patient's account acts for one patient at a time: itself, or whom it cares for. */
export const doorValues = ({ actor, patientId, role }: Visitor) => [
  patientId,
  role === "patient" && actor.patientId !== patientId ? null : actor.memberId,
  role,
];

/** The scope of a transaction for one chart: the database looks by itself whether it is open. */
export const forChart = ({ actor, patientId }: Pick<Visitor, "actor" | "patientId">) => ({
  clinicId: actor.clinicId,
  userId: actor.userId,
  path: actor.path,
  chartId: patientId,
});
