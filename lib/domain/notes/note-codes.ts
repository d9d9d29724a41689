import { LOINC } from "@/lib/platform/fhir-write";
import type { NoteType, SoapPart } from "./parts";

/** The system of what FHIR's lists have no code for. */
export const OWN_CODES = "urn:mediconnect:note";

/** LOINC document types. */
export const DOCUMENT_CODES: Record<NoteType, [code: string, display: string]> = {
  consultation: ["11488-4", "Consult note"],
  "follow-up": ["11506-3", "Progress note"],
  urgent: ["34111-5", "Emergency department Note"],
  observation: ["34109-9", "Note"],
  procedure: ["28570-0", "Procedure note"],
};

/** LOINC codes of a note's sections. */
export const PART_CODES: Record<SoapPart, [code: string, display: string]> = {
  subjective: ["61150-9", "Subjective Narrative"],
  objective: ["61149-1", "Objective Narrative"],
  assessment: ["51848-0", "Assessment note"],
  plan: ["18776-5", "Plan of care note"],
};
export const DIAGNOSES_CODE = ["29548-5", "Diagnosis Narrative"] as const;
export const ADDENDUM_CODE = ["55107-7", "Addendum Document"] as const;
/** The patient's visit summary, whose parts have codes of ours. */
export const SUMMARY_CODE = "summary";

/** A LOINC code as a concept. */
export const loinc = ([code, display]: readonly [string, string]) => ({
  coding: [{ system: LOINC, code, display }],
});
/** A code of ours as a concept. */
export const ownCode = (code: string) => ({ coding: [{ system: OWN_CODES, code }] });
