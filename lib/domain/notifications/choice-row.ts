import { z } from "zod";
import { type Channel, channelsOf, eventsOf, type NotificationEvent, wayName } from "./parts";

const HOUR = 60;

/** What a member chose, as it is stored; times in minutes after midnight. */
export const chosen = z.object({
  ways: z.record(z.string(), z.boolean()),
  quietFrom: z.number().nullable(),
  quietUntil: z.number().nullable(),
  digestAt: z.number().nullable(),
});
export type Chosen = z.output<typeof chosen>;

/** Of a member who chose nothing. */
const NOTHING_CHOSEN: Chosen = {
  ways: {},
  quietFrom: null,
  quietUntil: null,
  digestAt: null,
};

/** The columns of what a member chose; `c` is their row, or nothing where they have none. */
export const CHOSEN_COLUMNS = `coalesce(c.ways, '{}') AS ways, c.quiet_from AS "quietFrom",
  c.quiet_until AS "quietUntil", c.digest_at AS "digestAt"`;

/** What a clinic has decided, by names as in alert.doctor.email. */
export type ClinicWays = Readonly<Record<string, boolean>>;

/** Whether an event reaches somebody by a way: as they chose, else as their clinic has it. Never where it cannot. */
export function isWanted(
  { event, channel, role }: { event: NotificationEvent; channel: Channel; role: string },
  clinic: ClinicWays,
  { ways }: Pick<Chosen, "ways">,
): boolean {
  if (!channelsOf(event, role).includes(channel)) return false;
  return ways[wayName(event, channel)] ?? clinic[`${event}.${role}.${channel}`] ?? false;
}

/** Every way by which a role can be told, with what the clinic has and what was chosen. */
export const waysOf = (role: string, clinic: ClinicWays, own: Chosen) =>
  eventsOf(role).flatMap((event) =>
    channelsOf(event, role).map((channel) => ({
      event,
      channel,
      on: isWanted({ event, channel, role }, clinic, own),
      usual: isWanted({ event, channel, role }, clinic, NOTHING_CHOSEN),
    })),
  );

/** 22:30 as 1350. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * HOUR + minutes;
}

/** 1350 as 22:30. */
export const timeOf = (minutes: number): string =>
  [Math.floor(minutes / HOUR), minutes % HOUR]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
