import type { KeptList } from "@/lib/domain/patients/change-of-chart";
import { faultsOfDates } from "@/lib/domain/patients/dates-of-row";
import { allergyIntolerance, condition } from "./schema";

/** SQL of the name of who entered the row `t`. */
export const RECORDED_BY = `(SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = t.clinic_id AND m.id = t.recorded_by_id)`;

// Without a clinical status nobody said that it is over.
const STANDS = "coalesce(t.verification_status, '') NOT IN ('refuted', 'entered-in-error')";

export const CONDITIONS: KeptList<typeof condition> = {
  part: "conditions",
  table: "conditions",
  at: "onset_at",
  item: condition,
  computed: { recordedBy: RECORDED_BY },
  withheld: "t.confidential",
  active: `(coalesce(t.clinical_status, 'active') IN ('active', 'recurrence', 'relapse') AND ${STANDS})`,
  status: "verificationStatus",
  faults: ({ onset, abatement }, { birthDate }) =>
    faultsOfDates(
      { begin: ["onset", onset], end: ["abatement", abatement] },
      { birthDate, now: new Date(), endMayCome: false },
    ),
};

/** SNOMED CT "no known allergy": a statement, not an allergy. */
const NONE_KNOWN = "716186003";

export const ALLERGIES: KeptList<typeof allergyIntolerance> = {
  part: "allergies",
  table: "allergy_intolerances",
  at: "recorded_at",
  item: allergyIntolerance,
  computed: { recordedBy: RECORDED_BY },
  active: `(coalesce(t.clinical_status, 'active') = 'active' AND ${STANDS} AND t.code IS DISTINCT FROM '${NONE_KNOWN}')`,
  status: "verificationStatus",
  faults: () => [],
};
