import { type Chart, withChart } from "@/lib/domain/patients/with-chart";
import { settingsIn } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { lockFile } from "./file-row";
import type { BeginUploadInput } from "./file-schema";
import { requireNotTomorrow } from "./not-tomorrow";
import { mayUpload } from "./policy";
import { USED_BYTES } from "./room";
import type { ChartFile } from "./schema";

const GIGABYTE = 1024 ** 3;

/**
 * Announces a file: what it is and how long. Its parts may come then. Fails: not_found, invalid (a day in the future),
 * too_large (the clinic's room is used up).
 */
export async function beginUpload(
  actor: Actor,
  patientId: string,
  input: BeginUploadInput,
  clock: Clock = systemClock,
): Promise<ChartFile> {
  if (!mayUpload(actor)) throw new AppError("not_found");
  requireNotTomorrow(input.date, clock);
  return withChart(actor, patientId, "write", "documents", async (chart) => {
    await requireRoom(chart, input.size);
    const id = uuid7();
    const { kind, date, title, note, name, size } = input;
    await chart.tx.$executeRaw`
      INSERT INTO files (clinic_id, id, patient_id, author_id, kind, date, title, note, name, size)
      VALUES (current_clinic(), ${id}::uuid, ${patientId}::uuid, ${actor.memberId}::uuid, ${kind}, ${date}, ${title}, ${note},
        ${name}, ${size})`;
    return lockFile(chart, id);
  });
}

/** One after the other in a clinic, so that two don't take the same room. */
async function requireRoom({ tx, actor }: Chart, size: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`files ${actor.clinicId}`}, 0))) locked`;
  const [used] = await tx.$queryRawUnsafe<{ bytes: string }[]>(USED_BYTES);
  const { quotaGigabytes } = await settingsIn(tx);
  if (Number(used?.bytes) + size > quotaGigabytes * GIGABYTE)
    throw new AppError("too_large", { message: "clinic_full" });
}
