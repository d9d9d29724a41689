// Apart from the schemas, which would bring zod into a patient's browser.
export const NOTE_TYPES = [
  "consultation",
  "follow-up",
  "urgent",
  "observation",
  "procedure",
] as const;
export type NoteType = (typeof NOTE_TYPES)[number];

/** The four parts of a SOAP note. */
export const SOAP = ["subjective", "objective", "assessment", "plan"] as const;
export type SoapPart = (typeof SOAP)[number];
/** What the patient is told: what was found, what to do, when to come back. */
export const SUMMARY = ["summaryFound", "summaryTodo", "summaryReturn"] as const;
export type SummaryPart = (typeof SUMMARY)[number];
