import { z } from "zod";
import { concept, readFhir, wordsOf } from "@/lib/platform/fhir-values";

const practitioner = z.looseObject({
  name: z.array(z.looseObject({ use: z.string().optional() })).default([]),
  identifier: z
    .array(z.looseObject({ system: z.string().optional(), value: z.string().optional() }))
    .default([]),
  qualification: z.array(z.looseObject({ code: concept.optional() })).default([]),
});

export type PractitionerFacts = {
  /** FHIR HumanName[] as JSON. */
  names: string;
  /** "system|value": who shares one is the same person. The first names them here. */
  identifiers: string[];
  speciality: string | null;
};

/** Practitioner → what their row says. Whose row that is, the importer decides by the identifiers. */
export function practitionerFromFhir(resource: unknown): PractitionerFacts {
  const { name, identifier, qualification } = readFhir(practitioner, resource);
  const isOfficial = ({ use }: { use?: string }) => use === "official";
  return {
    names: JSON.stringify([...name.filter(isOfficial), ...name.filter((one) => !isOfficial(one))]),
    identifiers: identifier.flatMap(({ system = "", value }) =>
      value ? [`${system}|${value}`] : [],
    ),
    speciality: wordsOf(qualification[0]?.code),
  };
}

/** The names of a practitioner of whom the files only say this much. */
export const placeholderNames = (display: string | undefined) =>
  JSON.stringify(display ? [{ text: display }] : []);
