// No zod here: the browser has this.
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
