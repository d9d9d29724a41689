/** The parts of a chart that the access log tells apart. */
export const CHART_PARTS = [
  "identity",
  "care",
  "caregivers",
  "vitals",
  "conditions",
  "allergies",
  "medications",
  "immunizations",
  "procedures",
  "observations",
  "encounters",
  "documents",
  "notes",
  "messages",
  "overview",
  "timeline",
  "record",
  "access",
] as const;
export type ChartPart = (typeof CHART_PARTS)[number];

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

/** Which scope opens a part to who acts for a patient; null: any of them. A part that isn't named stays closed to them. */
export const SCOPE_OF: Partial<Record<ChartPart, CaregiverScope | null>> = {
  identity: null,
  care: "appointments",
  vitals: "results",
  observations: "results",
  immunizations: "results",
  medications: "medicines",
  allergies: "medicines",
  conditions: "conditions",
  procedures: "conditions",
  encounters: "conditions",
  notes: "notes",
  documents: "documents",
  messages: "messages",
};
