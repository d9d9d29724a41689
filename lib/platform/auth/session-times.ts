import { z } from "zod";
import { type ClinicFacts, clinicFacts } from "../clinic-facts";

/** What a clinic may set: minutes without an act, and hours since signing in, after which a session ends; how many at once. */
export const SESSION_DEFAULTS = {
  staffIdleMinutes: 15,
  staffLongestHours: 12,
  patientIdleMinutes: 30,
  patientLongestHours: 24,
  staffMostSessions: 5,
  patientMostSessions: 5,
};
type SessionSettings = typeof SESSION_DEFAULTS;

const stored = z
  .object({
    staffIdleMinutes: z.number(),
    staffLongestHours: z.number(),
    patientIdleMinutes: z.number(),
    patientLongestHours: z.number(),
    staffMostSessions: z.number(),
    patientMostSessions: z.number(),
  })
  .partial()
  .catch({});

/** `most`: sessions of a person at once; 0: any number. */
export type SessionTimes = { idleMs: number; longestMs: number; most: number };
const MINUTE = 60_000;

/** A section of settings as it is stored → the times of each group, with the defaults of what isn't set. */
const sessionSettingsOf = (value: unknown): SessionSettings => ({
  ...SESSION_DEFAULTS,
  ...stored.parse(value ?? {}),
});

// Parsed once for what a process knows of a clinic, not at each request.
const read = new WeakMap<ClinicFacts, SessionSettings>();
function settingsIn(facts: ClinicFacts): SessionSettings {
  const settings = sessionSettingsOf(facts.settings.sessions?.value);
  read.set(facts, settings);
  return settings;
}

/** After how long the sessions of a role end in this clinic, and how many there may be. Without a database the defaults hold. */
export async function sessionTimes(clinicId: string, role: string): Promise<SessionTimes> {
  const facts = await clinicFacts(clinicId).catch(() => undefined);
  const set = facts ? (read.get(facts) ?? settingsIn(facts)) : SESSION_DEFAULTS;
  return role === "patient"
    ? {
        idleMs: set.patientIdleMinutes * MINUTE,
        longestMs: set.patientLongestHours * 60 * MINUTE,
        most: set.patientMostSessions,
      }
    : {
        idleMs: set.staffIdleMinutes * MINUTE,
        longestMs: set.staffLongestHours * 60 * MINUTE,
        most: set.staffMostSessions,
      };
}
