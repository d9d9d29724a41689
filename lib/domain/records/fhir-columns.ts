import type { z } from "zod";
import { type FhirContext, OWN, type quantity } from "@/lib/platform/fhir-values";

/** Columns that several kinds of rows have: the code with its words. */
export const CODED = { code_system: "text", code: "text", display: "text" } as const;

/** A date as precise as it came, and its moment. */
export const dated = (name: string) => ({ [name]: "text", [`${name}_at`]: "timestamptz" }) as const;

/** Those of a row that may have happened in an encounter. */
export const visited = { ...OWN, encounter_id: "uuid" } as const;

/** Whose a row is. */
export const own = ({ clinicId, id, patientId }: FhirContext) => ({
  clinic_id: clinicId,
  id,
  patient_id: patientId,
});

/** Whose a row is, and in which encounter it happened. */
export const during = (context: FhirContext) => ({
  ...own(context),
  encounter_id: context.encounterId,
});

/** An age in words, where it stands in a date's place: "45 a". */
export const ageText = (age: z.output<typeof quantity> | undefined) =>
  age?.value === undefined ? null : `${age.value} ${age.unit ?? age.code ?? ""}`.trim();
