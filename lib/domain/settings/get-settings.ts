import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { readFacts } from "@/lib/platform/clinic-facts";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { AppError } from "@/lib/platform/errors";
import { requireSettings } from "./policy";
import { type PastChange, type Section, type SettingsPage, settingChange } from "./schema";
import { valuesOf, versionOf } from "./stored";

const CHANGES = `
  SELECT e.id, ${utc("e.at")} AS at, u.name AS who,
    e.detail -> 'changes' AS changes
  FROM audit_events e LEFT JOIN users u ON u.id = e.actor_id
  WHERE e.clinic_id = current_clinic() AND e.action = 'settings' AND e.part = $1
  ORDER BY e.at DESC, e.id DESC LIMIT 5`;
const row = z.object({
  id: z.string(),
  at: z.string(),
  who: z.string().nullable(),
  changes: z.array(settingChange),
});

/** A section of the clinic's settings as it is now, with its last five changes. Fails: not_found (for who may not). */
export async function getSettings<S extends Section>(
  actor: Actor,
  section: S,
): Promise<SettingsPage<S>> {
  requireSettings(actor);
  const [facts, changes] = await Promise.all([
    readFacts(actor.clinicId),
    lastChanges(actor, section),
  ]);
  if (!facts) throw new AppError("not_found");
  return { version: versionOf(facts, section), values: valuesOf(facts, section), changes };
}

async function lastChanges(actor: Actor, section: Section): Promise<PastChange[]> {
  const rows = await queryAs(actor, CHANGES, [section]);
  return rows.map((found) => row.parse(found));
}
