import type { KeptList } from "@/lib/domain/patients/change-of-chart";
import { faultsOfDates } from "@/lib/domain/patients/dates-of-row";
import { RECORDED_BY } from "@/lib/domain/records/kept-lists";
import { medicationRequest } from "./schema";

// The day in the clinic: a course that ended yesterday is over, whatever its status says.
const TODAY = `to_char(now() AT TIME ZONE (SELECT time_zone FROM clinics WHERE id = current_clinic()), 'YYYY-MM-DD')`;

export const MEDICATIONS: KeptList<typeof medicationRequest> = {
  part: "medications",
  table: "medication_requests",
  at: "authored_at",
  item: medicationRequest,
  computed: { recordedBy: RECORDED_BY },
  active: `(t.status IN ('active', 'on-hold', 'draft', 'unknown')
    AND (t.ended IS NULL OR t.ended >= left((SELECT ${TODAY}), length(t.ended))))`,
  status: "status",
  faults: ({ authored, ended }, { birthDate }) =>
    faultsOfDates(
      { begin: ["authored", authored], end: ["ended", ended] },
      { birthDate, now: new Date(), endMayCome: true },
    ),
};
