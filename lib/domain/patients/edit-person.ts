import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { readPerson } from "./get-person";
import { patientColumns, writePersonRows } from "./person-rows";
import type { PersonDetail, PersonInput } from "./person-schema";
import { requireSoundPerson } from "./register-patient";
import { withRegister } from "./with-chart";

/** Changes who a patient is, on the version that was read. Fails: not_found, stale, invalid. */
export async function editPerson(
  actor: Actor,
  patientId: string,
  input: PersonInput,
  version: number,
): Promise<PersonDetail> {
  requireSoundPerson(input);
  const { clinicId } = actor;
  return withRegister(actor, patientId, "write", "identity", async ({ tx }) => {
    const before = await readPerson(tx, clinicId, patientId);
    const { names, ...columns } = patientColumns(input);
    const sameName = before.given === input.given.trim() && before.family === input.family.trim();
    const changed = await tx.patient.updateMany({
      where: { clinicId, id: patientId, version },
      // A name that nobody touched stays as it came: with its prefix, its second form.
      data: { ...columns, ...(sameName ? {} : { names }), version: version + 1 },
    });
    if (changed.count === 0) throw new AppError("stale");
    await writePersonRows(tx, { clinicId, patientId }, input);
    return readPerson(tx, clinicId, patientId);
  });
}
