import { z } from "zod";
import { glanceAtChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { storage } from "@/lib/platform/storage/configured";
import { partKey, partsFolder } from "./file-row";
import { partsOf } from "./parts";
import { chartFile } from "./schema";

const found = z.object({ state: chartFile.shape.state, size: z.coerce.number() });
type OwnUpload = z.output<typeof found>;

// A part says nothing of the patient: who brings them is audited when it begins and when it ends.
const UPLOAD = `SELECT t.state, t.size FROM chart LEFT JOIN files t
  ON t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND t.id = $4::uuid AND t.author_id = $2::uuid`;

/** The upload that this person began in this chart. Fails: not_found. */
export async function ownUpload(
  actor: Actor,
  patientId: string,
  fileId: string,
): Promise<OwnUpload> {
  const row = await glanceAtChart(actor, patientId, "documents", UPLOAD, [fileId]);
  if (!row.state) throw new AppError("not_found");
  return found.parse(row);
}

/** The parts that are not there yet, or not as long as they should be. Fails: unavailable. */
export async function missingParts(
  { clinicId }: Actor,
  fileId: string,
  { size }: OwnUpload,
): Promise<{ part: number; size: number }[]> {
  const there = new Map<string, number>();
  const files = await reached(storage());
  await reached(
    (async () => {
      for await (const one of files.list(partsFolder(clinicId, fileId)))
        there.set(one.key, one.size);
    })(),
  );
  return partsOf(size).filter((one) => there.get(partKey(clinicId, fileId, one.part)) !== one.size);
}

/** What the storage answers; where it is full or away, that is for a while. Fails: unavailable. */
export function reached<T>(work: Promise<T>): Promise<T> {
  return work.catch(() => {
    throw new AppError("unavailable", { message: "storage_away", retryAfter: 5 });
  });
}
