import { z } from "zod";
import {
  codeOf,
  concept,
  fhirDateTime,
  fhirFault,
  momentOf,
  period,
  reference,
} from "@/lib/platform/fhir-values";
import { ownExtension } from "@/lib/platform/fhir-write";
import { textOfNarrative } from "./narrative";
import { OWN_CODES, PART_CODES, SUMMARY_CODE } from "./note-codes";
import { SOAP } from "./parts";
import { signedAs } from "./schema";

const leaf = z.looseObject({
  id: z.string().optional(),
  code: concept.optional(),
  text: z.looseObject({ div: z.string() }).optional(),
  author: z.array(reference).default([]),
});
/** The parts of a Composition that notes are read from. */
export const composition = z.looseObject({
  status: z.enum(["preliminary", "final", "entered-in-error"]),
  date: fhirDateTime,
  author: z.array(reference),
  attester: z
    .array(z.looseObject({ time: fhirDateTime.optional(), party: reference.optional() }))
    .default([]),
  confidentiality: z.string().optional(),
  category: z.array(concept).default([]),
  event: z.array(z.looseObject({ period: period.optional() })).default([]),
  section: z.array(leaf.extend({ section: z.array(leaf).default([]) })).default([]),
});
export type Read = z.output<typeof composition>;
export type Leaf = z.output<typeof leaf>;

/** The columns of what was signed: its hash, the ids that it was sealed under, who and when. */
export const SIGNED = {
  content_hash: "text",
  signed_as: "json",
  signed_at: "timestamptz",
  signer_name: "text",
} as const;

/** A section's code. */
export const firstCode = ({ code }: Leaf) => codeOf(code).code;

function wordsIn(sections: Leaf[], code: string): string {
  const section = sections.find((one) => firstCode(one) === code);
  const text = section?.text && textOfNarrative(section.text.div);
  if (section?.text && text === undefined)
    throw fhirFault("section", "its text is not as it was exported");
  return text ?? "";
}

/** What a note or a version of it says. Fails: FhirFault. */
export function contentOf({ category, confidentiality, event, section }: Read, resource: unknown) {
  const type = category.map(codeOf).find(({ code_system }) => code_system === OWN_CODES)?.code;
  const told = section.find((one) => firstCode(one) === SUMMARY_CODE)?.section ?? [];
  return {
    type,
    confidential: confidentiality === "R",
    occurredAt: momentOf(event[0]?.period?.start),
    ...Object.fromEntries(SOAP.map((part) => [part, wordsIn(section, PART_CODES[part][0])])),
    summaryFound: wordsIn(told, "summaryFound"),
    summaryTodo: wordsIn(told, "summaryTodo"),
    summaryReturn: wordsIn(told, "summaryReturn"),
    diagnoses: jsonOf(ownExtension(resource, "diagnoses") ?? "[]"),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fhirFault("extension", "not readable");
  }
}

/** The hash of what was signed. Fails: FhirFault. */
export function hashIn(text: string | undefined): string {
  if (!text || !/^[0-9a-f]{64}$/.test(text)) throw fhirFault("extension", "its hash is none");
  return text;
}

/** The ids that it was sealed under. Fails: FhirFault. */
export function asText(text: string | undefined): string {
  const read = signedAs.safeParse(jsonOf(text ?? "{}"));
  if (!read.success) throw fhirFault("extension", "it doesn't say under which ids it was sealed");
  return JSON.stringify(read.data);
}
