// No zod here: the browser has this.

export const SHORTEST_REASON = 10;
/** In minutes; the first is offered first. */
export const DURATIONS = [60, 30, 15] as const;
/** What makes an access look unusual: the patient bears the person's own family name; it is one of many within a day. */
export const PATTERNS = ["family_name", "many"] as const;
export type Pattern = (typeof PATTERNS)[number];
export const OUTCOMES = ["justified", "unjustified"] as const;
