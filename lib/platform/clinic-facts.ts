import { NOBODY, queryAs, type Tx } from "./db/scope";
import { singleton } from "./singleton";

/** What decides how a clinic's people are served: its row, and its sections of settings as they are stored. */
export type ClinicFacts = {
  name: string;
  locale: "es" | "en";
  timeZone: string;
  settings: Record<string, { value: Record<string, unknown>; version: number }>;
};

// Each process looks again after this long: a change holds on every instance within five seconds, without a message
// between them that could be lost.
const FRESH_MS = 3000;
const MOST_CLINICS = 5000;

// Not the logo: it is bytes, and read by itself.
const FACTS = `
  SELECT name, locale, time_zone AS "timeZone", coalesce((
    SELECT jsonb_object_agg(s.name, jsonb_build_object('value', s.value, 'version', s.version)) FROM settings s
    WHERE s.clinic_id = current_clinic() AND s.name <> 'logo'), '{}') AS settings
  FROM clinics WHERE id = current_clinic()`;

type Kept = { at: number; facts: Promise<ClinicFacts | undefined> };
const kept = () => singleton("clinic-facts", () => new Map<string, Kept>());

/** The facts of a clinic, at most three seconds old; undefined for a clinic that isn't there. */
export function clinicFacts(clinicId: string): Promise<ClinicFacts | undefined> {
  const known = kept().get(clinicId);
  if (known && Date.now() - known.at < FRESH_MS) return known.facts;
  // What was true a moment ago serves while the database doesn't answer.
  const facts = readFacts(clinicId).catch((error: unknown) => {
    if (!known) kept().delete(clinicId);
    if (known) return known.facts;
    throw error;
  });
  if (kept().size >= MOST_CLINICS) kept().clear();
  kept().set(clinicId, { at: Date.now(), facts });
  return facts;
}

/** The facts as they are now. */
export async function readFacts(clinicId: string): Promise<ClinicFacts | undefined> {
  const [row] = await queryAs({ clinicId, userId: NOBODY }, FACTS, []);
  return row as ClinicFacts | undefined;
}

/** The facts inside a change, as its transaction sees them. */
export async function factsIn(tx: Tx): Promise<ClinicFacts | undefined> {
  const [row] = await tx.$queryRawUnsafe<ClinicFacts[]>(FACTS);
  return row;
}

/** What this process knew of a clinic is out of date: its next request looks again. */
export function forgetFacts(clinicId: string): void {
  kept().delete(clinicId);
}
