import type { CaregiverScope } from "@/lib/domain/caregivers/parts";

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
