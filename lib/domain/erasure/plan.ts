import { retentionYears } from "@/lib/domain/settings/clinic-settings";
import type { Role } from "@/lib/platform/auth/sessions";
import { ANSWER_DAYS, type ErasurePlan } from "./schema";

type Person = { role: Role; hasChart: boolean };
const DAY_MS = 24 * 60 * 60 * 1000;

/** Until when somebody who asked has an answer. */
export const answerBy = (askedAt: Date): string =>
  new Date(askedAt.getTime() + ANSWER_DAYS * DAY_MS).toISOString();

/** What erasing the account of somebody in a clinic leaves there, if it were done now. */
export async function planOf(clinicId: string, person: Person, now: Date): Promise<ErasurePlan> {
  const years = await retentionYears(clinicId);
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  const { role, hasChart } = person;
  return { role, hasChart, retentionYears: years, keptUntil: until.toISOString().slice(0, 10) };
}
