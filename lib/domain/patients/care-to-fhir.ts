import { z } from "zod";
import { type FhirBody, type FhirNames, referenceTo } from "@/lib/platform/fhir-write";

const moment = z.string().transform((value) => new Date(value).toISOString());
const relation = z.object({
  member: z.string().nullable(),
  role: z.string(),
  reason: z.string(),
  starts_at: moment,
  ends_at: moment.nullable(),
});

/** A row of care_relationships → CareTeam of one: who treats or treated the patient, as what, from when to when. */
export function careToFhir(given: unknown, names: FhirNames): FhirBody {
  const { member, role, reason, starts_at: start, ends_at: end } = relation.parse(given);
  const period = { start, end };
  return {
    resourceType: "CareTeam",
    status: end ? "inactive" : "active",
    subject: referenceTo(names.patient),
    period,
    participant: [{ role: [{ text: role }], member: { display: member }, period }],
    reasonCode: [{ text: reason }],
  };
}
