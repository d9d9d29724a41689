import { notify } from "@/lib/domain/notifications/notify";
import { settingsIn } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { factsIn } from "@/lib/platform/clinic-facts";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { findingsIn } from "./rules";
import { type Finding, watchedEvents } from "./watched";

/** As many seals at once: at most so many thousand events. */
const SEALS = 5;

/**
 * Looks at what was sealed since the last time by the clinic's alert rules, once: what it raises and how far it looked
 * commit together. Gives whether there is more.
 */
export function watchLog(actor: Actor): Promise<boolean> {
  return writeAs(actor, async (tx) => {
    const seen = await lockWatch(tx);
    const next = await tx.$queryRaw<{ number: number }[]>`
      SELECT number FROM audit_seals WHERE clinic_id = current_clinic() AND number > ${seen} ORDER BY number LIMIT ${SEALS}`;
    const last = next.at(-1)?.number;
    if (last === undefined) return false;
    const events = await watchedEvents(tx, seen + 1, last);
    if (events.length > 0) {
      const { rules: settings } = await settingsIn(tx);
      const timeZone = (await factsIn(tx))?.timeZone ?? "UTC";
      const { clinicId } = actor;
      await raiseEach(tx, await findingsIn({ tx, clinicId, settings, timeZone }, events));
    }
    await tx.$executeRaw`UPDATE audit_watches SET seal = ${last} WHERE clinic_id = current_clinic()`;
    return next.length === SEALS;
  });
}

/** Two workers that look at once do it one after the other. */
async function lockWatch(tx: Tx): Promise<number> {
  const [watch] = await tx.$queryRaw<{ seal: number }[]>`
    INSERT INTO audit_watches (clinic_id, seal) VALUES (current_clinic(), 0)
    ON CONFLICT (clinic_id) DO UPDATE SET seal = audit_watches.seal RETURNING seal`;
  return watch?.seal ?? 0;
}

/** Of thousands that are found of one subject in a window the first asks the database, and the others needn't. */
async function raiseEach(tx: Tx, findings: readonly Finding[]): Promise<void> {
  const raised = new Map<string, number>();
  for (const finding of findings) {
    const { rule, subject, event, windowMs } = finding;
    const key = `${rule} ${subject}`;
    const known = raised.get(key) ?? Number.NEGATIVE_INFINITY;
    if (event.at.getTime() - known < windowMs) continue;
    if (await raise(tx, finding)) raised.set(key, event.at.getTime());
    else raised.set(key, await lastOf(tx, finding));
  }
}

/** When the alert was of that a finding's subject has already. */
async function lastOf(tx: Tx, { rule, subject, event }: Finding): Promise<number> {
  const [last] = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT max(at) AS at FROM security_alerts
    WHERE clinic_id = current_clinic() AND rule = ${rule} AND subject = ${subject} AND at <= ${event.at}`;
  return last?.at?.getTime() ?? Number.NEGATIVE_INFINITY;
}

/** Once for its subject within the window; every administrator is told but the one who did it. Whether it was. */
async function raise(tx: Tx, { rule, subject, event, found, windowMs }: Finding): Promise<boolean> {
  const since = new Date(event.at.getTime() - windowMs);
  const [raised] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO security_alerts (clinic_id, id, rule, subject, event_id, found, at)
    SELECT current_clinic(), ${uuid7()}::uuid, ${rule}, ${subject}, ${event.id}::uuid, ${found}, ${event.at}
    WHERE NOT EXISTS (SELECT FROM security_alerts
      WHERE clinic_id = current_clinic() AND rule = ${rule} AND subject = ${subject} AND at > ${since})
    ON CONFLICT DO NOTHING RETURNING id`;
  if (!raised) return false;
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM memberships WHERE clinic_id = current_clinic() AND role = 'admin' AND state = 'active'
      AND (user_id <> ${event.actorId}::uuid OR ${rule} NOT IN ('rights', 'many-charts', 'out-of-hours'))`;
  const memberIds = admins.map(({ id }) => id);
  await notify(tx, { event: "security", patientId: null, subjectId: raised.id, memberIds });
  return true;
}
