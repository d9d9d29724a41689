import type { Actor } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { tellLive } from "@/lib/platform/realtime/log";
import { uuid7 } from "@/lib/platform/uuid7";
import type { Asked } from "./begin-writing";

/** Takes how far a work is, from 0 to 1. */
export type Tell = (part: number) => Promise<void>;

/** Often enough to be seen moving. */
const EVERY_MS = 1000;
/** The last step is the storage's. */
const ALMOST = 99;

/** Writes down how far it is, now and then, and lets the person's browsers know. What is missed is told by the next. */
export function tellProgress(
  job: Actor,
  { id, attempts, memberId }: Pick<Asked, "id" | "attempts" | "memberId">,
): Tell {
  let last = Date.now();
  return async (part) => {
    if (Date.now() - last < EVERY_MS) return;
    last = Date.now();
    const progress = Math.min(ALMOST, Math.max(0, Math.round(part * 100)));
    await writeAs(
      job,
      (tx) => tx.$executeRaw`
        UPDATE downloads SET progress = ${progress}
        WHERE clinic_id = current_clinic() AND id = ${id}::uuid AND state = 'running' AND attempts = ${attempts}`,
    );
    await tellLive(job.clinicId, uuid7(), { kind: "downloads", memberId }).catch(() => {});
  };
}
