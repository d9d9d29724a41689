import { z } from "zod";
import { text } from "@/lib/platform/text";
import { PRINTED_PARTS } from "./parts";

export const gender = z.enum(["male", "female", "other", "unknown"]);

export const patientParams = z.strictObject({ patientId: z.uuid() });

export const notePrintInput = z.strictObject({ part: z.enum(PRINTED_PARTS) });

export const patientSummary = z.object({
  id: z.uuid(),
  /** Medical record number, one a clinic. */
  mrn: z.string(),
  name: z.string(),
  /** FHIR date, as precise as it is known: 1987, 1987-03 or 1987-03-12. */
  birthDate: z.string().nullable(),
  gender,
  /** FHIR date or time of death, as it is known; null for the living. */
  deceased: z.string().nullable(),
});
export type PatientSummary = z.output<typeof patientSummary>;

export const patientPage = z.object({
  items: z.array(patientSummary),
  nextCursor: z.string().nullable(),
});
export type PatientPage = z.output<typeof patientPage>;

const SORTS = ["name", "-name", "birthDate", "-birthDate"] as const;

/** `q`: words of the name in any order, a document or record number, a phone, a birth date. */
export const listPatientsQuery = z.strictObject({
  q: text(200).optional(),
  sort: z.enum(SORTS).default("name"),
  /** Living ones only by default for who treats; an administrator sees all. */
  deceased: z.enum(["no", "only", "all"]).optional(),
  gender: gender.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(2000).optional(),
});
export type ListPatientsQuery = z.output<typeof listPatientsQuery>;

const humanName = z.looseObject({
  use: z.string().optional(),
  family: z.string().optional(),
  given: z.array(z.string()).optional(),
  text: z.string().optional(),
});
export const humanNames = z.array(humanName);
export type HumanName = z.output<typeof humanName>;

/** What the banner warns of. */
export const bannerFacts = z.object({
  /** Active allergies, in words. */
  allergies: z.array(
    z.object({
      display: z.string(),
      reaction: z.string().nullable(),
      criticality: z.string().nullable(),
    }),
  ),
  /** That there are none known is a statement: by whom (null: imported) and when. Null: nobody asked. */
  noKnownAllergies: z.object({ by: z.string().nullable(), at: z.string().nullable() }).nullable(),
  /** Whom to call; a guardian before anybody else. */
  contact: z
    .object({
      name: z.string(),
      relationshipCode: z.string().nullable(),
      relationship: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .nullable(),
  pregnancy: z.object({ since: z.string().nullable() }).nullable(),
  /** Critical readings that nobody has seen to. */
  openAlerts: z.number().int(),
});
export type BannerFacts = z.output<typeof bannerFacts>;

export const patientDetail = patientSummary.extend({
  names: humanNames,
  bloodType: z.string().nullable(),
  identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
  telecoms: z.array(
    z.object({ system: z.string(), use: z.string().nullable(), value: z.string() }),
  ),
  ...bannerFacts.shape,
  version: z.number().int(),
});
export type PatientDetail = z.output<typeof patientDetail>;

/** A patient whose chart one opened lately. */
export const recentPatient = patientSummary.extend({ openedAt: z.string() });
export type RecentPatient = z.output<typeof recentPatient>;
