import { z } from "zod";
import type { ClinicFacts } from "../clinic-facts";

const wish = z.boolean().default(false);
const stored = z
  .object({ doctorFactor: wish, nurseFactor: wish, adminFactor: wish, patientFactor: wish })
  .catch({ doctorFactor: false, nurseFactor: false, adminFactor: false, patientFactor: false });
type Wishes = Record<string, boolean>;

// Read once for what a process knows of a clinic, not at each request.
const read = new WeakMap<ClinicFacts, Wishes>();

/** Whether a clinic wants a second factor of those of a role. */
export function wantsFactor(facts: ClinicFacts, role: string): boolean {
  const wishes: Wishes = read.get(facts) ?? stored.parse(facts.settings.security?.value ?? {});
  read.set(facts, wishes);
  return wishes[`${role}Factor`] === true;
}
