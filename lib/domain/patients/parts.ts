// No zod here: the browser has this on every page.

/** The parts of a chart that have a page to print. */
export const PRINTED_PARTS = [
  ...(["overview", "timeline", "identity", "care", "vitals", "conditions", "allergies"] as const),
  ...(["medications", "immunizations", "procedures", "observations", "encounters"] as const),
  ...(["documents", "notes", "messages", "access"] as const),
] as const;
