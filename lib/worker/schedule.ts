import type { Queues } from "@/lib/platform/jobs/queue";
import { endDownloads, escalateMessages, sealLeftovers, sweep, sweepStorage } from "./upkeep";

type Repeat = { every: number } | { pattern: string; tz?: string };
type Scheduled = { name: string; repeat: Repeat; run: () => Promise<unknown> };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What happens by the clock; the queue makes one job of each turn, however many workers there are. */
const SCHEDULE: readonly Scheduled[] = [
  { name: "sweep", repeat: { every: 10 * MINUTE }, run: sweep },
  { name: "escalate-messages", repeat: { every: 5 * MINUTE }, run: escalateMessages },
  { name: "end-downloads", repeat: { every: 30 * MINUTE }, run: endDownloads },
  { name: "seal-leftovers", repeat: { every: HOUR }, run: sealLeftovers },
  { name: "sweep-files", repeat: { every: 6 * HOUR }, run: sweepStorage },
];

/** Writes the schedule into the queue: the same one by every worker; what an older build scheduled goes. */
export async function writeSchedule({ upkeep }: Queues): Promise<void> {
  for (const { name, repeat } of SCHEDULE) await upkeep.upsertJobScheduler(name, repeat, { name });
  for (const { key } of await upkeep.getJobSchedulers())
    if (!SCHEDULE.some(({ name }) => name === key)) await upkeep.removeJobScheduler(key);
}

/** Does a turn of the schedule; one of another build's is nobody's. */
export async function runScheduled(name: string): Promise<void> {
  await SCHEDULE.find((one) => one.name === name)?.run();
}
