import { z } from "zod";
import type { Tx } from "@/lib/platform/db/scope";
import type { AlertRule } from "./security-alert-schema";

/** An event that a rule may look at; `role` is the actor's now. */
const watched = z.object({
  id: z.string(),
  at: z.date(),
  actorId: z.string().nullable(),
  role: z.string().nullable(),
  patientId: z.string().nullable(),
  action: z.string(),
  part: z.string().nullable(),
  outcome: z.string(),
  address: z.string().nullable(),
  device: z.string().nullable(),
});
export type Watched = z.output<typeof watched>;

/** What a rule found: whom it counts by, and for how long it says so once. */
export type Finding = {
  rule: AlertRule;
  subject: string;
  event: Watched;
  found: number;
  windowMs: number;
};

/** Acts on what others may do, and settings that decide who gets in and who is told. */
export const RIGHTS = [
  "suspend",
  "reactivate",
  "change-role",
  "reset-factor",
  "invite",
  "erase-account",
];
/** Acts that let somebody into a chart: an everyday one of who treats, and not of who may not see it themself. */
export const INTO_CHARTS = [
  "invite-caregiver",
  "change-caregiver",
  "invite-patient",
  "connect-account",
];
/** Acts on a chart: what takes it away counts as what looks at it. */
const OF_CHARTS = ["read", "export", "print", "write"];
const SECTIONS = ["rules", "security", "sessions", "features"];

/** The events under some seals that rules look at, the oldest first. What a day has passed over alarms nobody. */
export async function watchedEvents(tx: Tx, first: number, last: number): Promise<Watched[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT e.id, e.at, e.actor_id AS "actorId", m.role::text AS role, e.patient_id AS "patientId", e.action,
      e.part, e.outcome::text AS outcome, e.address, e.device
    FROM audit_events e LEFT JOIN memberships m ON m.clinic_id = e.clinic_id AND m.user_id = e.actor_id
    WHERE e.clinic_id = current_clinic() AND e.seal BETWEEN ${first} AND ${last} AND e.at > now() - interval '1 day'
      AND e.actor_kind = 'user' AND (e.action = 'sign-in' OR e.action = ANY(${RIGHTS}) OR (e.action = ANY(${INTO_CHARTS}) AND m.role = 'admin')
        OR (e.action = 'settings' AND e.part = ANY(${SECTIONS}))
        OR (e.action = ANY(${OF_CHARTS}) AND e.outcome = 'done' AND e.patient_id IS NOT NULL))
    ORDER BY e.at, e.id`;
  return rows.map((row) => watched.parse(row));
}

/** Whether an event is somebody's act on a chart. */
export const isOfChart = ({ action }: Watched): boolean => OF_CHARTS.includes(action);

/** Whether an event changed what somebody may do, or what is watched. */
export const isOfRights = ({ action }: Watched): boolean =>
  action === "settings" || RIGHTS.includes(action) || INTO_CHARTS.includes(action);

/** Whether an event changed what is watched: that is told whatever is switched off, by this very event perhaps. */
export const isOfRules = ({ action, part }: Watched): boolean =>
  action === "settings" && part === "rules";
