import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { keepsOut, listsIn } from "@/lib/platform/auth/kept-out";
import { factsIn, forgetFacts } from "@/lib/platform/clinic-facts";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { getSettings } from "./get-settings";
import { requireSettings } from "./policy";
import {
  faultsBetween,
  type Section,
  type SettingChange,
  type SettingFault,
  type SettingsPage,
  type SettingValues,
  type ValuesOf,
} from "./schema";
import { valuesOf, versionOf } from "./stored";

/**
 * Changes settings of one section and says in the audit log what each was and is. Holds in this process at once, in the
 * others within three seconds. `also` does what belongs to the change in its transaction. Fails: not_found (for who may
 * not), stale (version), invalid (settings that don't go together).
 */
export async function changeSettings<S extends Section>(
  actor: Actor,
  section: S,
  input: Partial<ValuesOf[S]>,
  version: number,
  also: (tx: Tx) => Promise<unknown> = async () => {},
): Promise<SettingsPage<S>> {
  requireSettings(actor);
  await writeAs(actor, async (tx) => {
    await lock(tx, section);
    const facts = await factsIn(tx);
    if (!facts) throw new AppError("not_found");
    if (versionOf(facts, section) !== version) throw new AppError("stale");
    const before: SettingValues = valuesOf(facts, section);
    const after: SettingValues = { ...before, ...input };
    const faults = [...faultsBetween(section, after), ...lockedOut(actor, section, after)];
    if (faults.length > 0) {
      const paths = faults.map(({ name, ...fault }) => ({ path: `$.${name}`, ...fault }));
      throw new AppError("invalid", { faults: paths });
    }
    const changes = Object.keys(after).flatMap((name): SettingChange[] => {
      const [from = null, to = null] = [before[name], after[name]];
      return from === to ? [] : [{ name, from, to }];
    });
    if (changes.length === 0) return;
    await store(tx, actor.clinicId, section, after);
    await also(tx);
    await auditChange(tx, actor, section, changes);
  });
  forgetFacts(actor.clinicId);
  return getSettings(actor, section);
}

/** Whoever changes from where people may come stays in. */
function lockedOut(
  { role, request }: Actor,
  section: Section,
  after: SettingValues,
): SettingFault[] {
  const address = request?.address;
  if (section !== "security" || !address || role === "system") return [];
  return (["staffNetworks", "blockedNetworks"] as const).flatMap((name) =>
    keepsOut(listsIn({ [name]: String(after[name]) }), role, address)
      ? [{ name, message: "locks_out", values: { address } }]
      : [],
  );
}

/** Two administrators who save at once do it one after the other. */
async function lock(tx: Tx, section: Section): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO settings (clinic_id, name, value) VALUES (current_clinic(), ${section}, '{}')
    ON CONFLICT (clinic_id, name) DO UPDATE SET name = excluded.name`;
}

/** Name, language and zone stand in the clinic's own row: signing in needs them before any settings. */
async function store(tx: Tx, clinicId: string, section: Section, after: SettingValues) {
  const { name, locale, timeZone, ...rest } = after;
  if (section === "general") {
    const data = { name: String(name), locale: String(locale), timeZone: String(timeZone) };
    await tx.clinic.update({ where: { id: clinicId }, data });
  }
  await tx.$executeRaw`
    UPDATE settings SET value = ${JSON.stringify(rest)}::jsonb, version = version + 1, changed_at = now()
    WHERE clinic_id = current_clinic() AND name = ${section}`;
}

async function auditChange(tx: Tx, actor: Actor, section: Section, changes: SettingChange[]) {
  const detail = { changes };
  await tx.auditEvent.create({
    data: { ...auditedAs(actor), id: uuid7(), action: "settings", part: section, detail },
  });
}
