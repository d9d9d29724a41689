import type { CaregiverScope } from "@/lib/domain/caregivers/parts";

/** The sections of one's own record, and which of a caregiver's scopes opens each; null: none does. */
const SECTIONS = {
  timeline: null,
  notes: "notes",
  summaries: "notes",
  labs: "results",
  conditions: "conditions",
  medications: "medicines",
  allergies: "medicines",
  procedures: "conditions",
  immunizations: "results",
  documents: "documents",
} as const satisfies Record<string, CaregiverScope | null>;
type Section = keyof typeof SECTIONS;
const ALL = Object.keys(SECTIONS) as Section[];

/** The sections that somebody is let into who acts for the patient; all of them for the patient: null. */
export const sectionsFor = (scopes: readonly string[] | null): Section[] =>
  scopes ? ALL.filter((section) => scopes.includes(SECTIONS[section] ?? "")) : ALL;
