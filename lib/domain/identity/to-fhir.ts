import { z } from "zod";
import { type FhirBody, wordsConcept } from "@/lib/platform/fhir-write";

const practitioner = z.object({
  names: z.array(z.looseObject({})),
  identifier: z.string().nullable(),
  speciality: z.string().nullable(),
});

/** A row of practitioners → Practitioner. */
export function practitionerToFhir(given: unknown): FhirBody {
  const { names, identifier, speciality } = practitioner.parse(given);
  const [system = "", ...value] = identifier?.split("|") ?? [];
  const code = wordsConcept(speciality);
  return {
    resourceType: "Practitioner",
    name: names,
    identifier: value.length > 0 ? [{ system: system || null, value: value.join("|") }] : null,
    qualification: code && [{ code }],
  };
}
