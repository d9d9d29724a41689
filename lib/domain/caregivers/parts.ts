// No zod here: the browser has this.
/** What somebody may be let into who acts for a patient. */
export const CAREGIVER_SCOPES = [
  "appointments",
  "messages",
  "results",
  "medicines",
  "conditions",
  "notes",
  "documents",
] as const;
export type CaregiverScope = (typeof CAREGIVER_SCOPES)[number];

/** Those that name illnesses and what was said in confidence: given one by one, never by default. */
export const SENSITIVE_SCOPES: readonly CaregiverScope[] = ["conditions", "notes", "documents"];

/** Who a caregiver is to the patient; after HL7 v3 RoleCode, in the words of the house. */
export const RELATIONSHIPS = [
  "parent",
  "guardian",
  "partner",
  "child",
  "sibling",
  "other",
] as const;
/** For how long, in months; the first is offered first. A minor's lasts until they come of age. */
export const MONTHS = [12, 6, 1] as const;
