import { z } from "zod";
import catalogueJson from "./catalogue.json";
import patientsJson from "./demo-patients.json";
import { HABITS } from "./habits";
import { STORIES } from "./story";

const keysOf = <K extends string>(of: Record<K, unknown>) => z.enum(Object.keys(of) as [K, ...K[]]);
const levels = z.partialRecord(
  z.enum([
    "systolic",
    "diastolic",
    "pulse",
    "spo2",
    "temperature",
    "respiration",
    "glucose",
    "weight",
    "height",
    "pain",
  ]),
  z.number(),
);

const patientSpec = z.strictObject({
  given: z.array(z.string()).optional(),
  family: z.string().optional(),
  /** The whole name of somebody whose parts nobody knows. */
  text: z.string().optional(),
  gender: z.enum(["male", "female", "other", "unknown"]),
  /** FHIR date, or an age (ISO 8601 duration) where the story needs it to stay. */
  birth: z.string().optional(),
  /** A number as written; else one is made up. */
  document: z.union([z.enum(["nie", "none"]), z.string()]).optional(),
  phone: z.string().optional(),
  blood: z.string().optional(),
  /** The patient signs in. */
  account: z.boolean().default(false),
  /** Days since death. */
  deceased: z.int().optional(),
  /** Place in the list of doctors. */
  doctor: z.int().default(0),
  conditions: z.array(keysOf(catalogueJson.conditions)).default([]),
  allergies: z.array(keysOf(catalogueJson.allergies)).default([]),
  /** Somebody asked, and there are none. */
  noKnownAllergies: z.boolean().default(false),
  /** Who answers for a minor: name and FHIR code of the tie. */
  guardian: z.tuple([z.string(), z.string()]).optional(),
  labs: z.array(keysOf(catalogueJson.labs)).default([]),
  medicines: z.array(keysOf(catalogueJson.medicines)).default([]),
  immunizations: z.array(keysOf(catalogueJson.immunizations)).default([]),
  procedures: z.array(keysOf(catalogueJson.procedures)).default([]),
  habits: z.array(keysOf(HABITS)).default([]),
  /** Visits to the clinic in the last 90 days. */
  visits: z.int(),
  story: keysOf(STORIES).optional(),
  /** Levels that differ from what is usual at that age. */
  levels: levels.default({}),
  /** How much more than usual the values vary. */
  unrest: z.number().default(1),
  /** First and last day of a gap, in days ago. */
  away: z.tuple([z.int(), z.int()]).optional(),
});

export type PatientSpec = z.infer<typeof patientSpec>;

/** The sixty patients of the demo, in the order of their record numbers. */
export const PATIENTS: PatientSpec[] = z.array(patientSpec).parse(patientsJson);
