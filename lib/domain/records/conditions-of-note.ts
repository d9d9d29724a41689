import type { Chart } from "@/lib/domain/patients/with-chart";
import { AppError } from "@/lib/platform/errors";
import { momentOf } from "@/lib/platform/fhir-values";
import { uuid7 } from "@/lib/platform/uuid7";

/** What a note diagnosed, as its own schema has it. */
type Diagnosed = {
  display: string;
  codeSystem: string | null;
  code: string | null;
  clinicalStatus: "active" | "resolved";
  onset: string | null;
  conditionId: string | null;
};

const STANDS = { verificationStatus: { not: "entered-in-error" } };

/**
 * Puts the diagnoses of a note that is being signed on the problem list: each becomes a condition that names the note,
 * or the status of the one that is meant already. Fails: invalid (a condition that isn't this patient's, or was an error).
 */
export async function keepDiagnoses(
  chart: Chart,
  noteId: string,
  diagnoses: readonly Diagnosed[],
): Promise<void> {
  for (const [at, diagnosis] of diagnoses.entries()) {
    const known = await findKnown(chart, diagnosis);
    if (known) await changeStatus(chart, known, diagnosis);
    else if (diagnosis.conditionId)
      throw new AppError("invalid", {
        faults: [{ path: `$.diagnoses[${at}].conditionId`, message: "unknown_condition" }],
      });
    else await addNew(chart, noteId, diagnosis);
  }
}

/** The condition that is meant, by name or because it is listed under the same code already. */
function findKnown({ tx, actor, patientId }: Chart, given: Diagnosed) {
  const { conditionId, code, codeSystem } = given;
  const own = { clinicId: actor.clinicId, patientId };
  const select = { id: true, clinicalStatus: true, version: true } as const;
  if (conditionId)
    return tx.condition.findFirst({
      where: {
        ...own,
        id: conditionId,
        OR: [STANDS, { verificationStatus: null }],
      },
      select,
    });
  if (!code) return null;
  const active = {
    OR: [{ clinicalStatus: { in: ["active", "recurrence", "relapse"] } }, { clinicalStatus: null }],
  };
  return tx.condition.findFirst({
    where: {
      ...own,
      code,
      codeSystem,
      AND: [active, { OR: [STANDS, { verificationStatus: null }] }],
    },
    select,
  });
}

async function changeStatus(
  { tx, actor }: Chart,
  known: { id: string; clinicalStatus: string | null; version: number },
  { clinicalStatus }: Diagnosed,
): Promise<void> {
  if ((known.clinicalStatus ?? "active") === clinicalStatus) return;
  await tx.condition.updateMany({
    where: { clinicId: actor.clinicId, id: known.id },
    data: { clinicalStatus, version: known.version + 1 },
  });
}

function addNew({ tx, actor, patientId }: Chart, noteId: string, given: Diagnosed) {
  const { display, codeSystem, code, clinicalStatus, onset } = given;
  return tx.condition.createMany({
    data: [
      {
        clinicId: actor.clinicId,
        id: uuid7(),
        patientId,
        noteId,
        display,
        codeSystem,
        code,
        clinicalStatus,
        onset,
        onsetAt: momentOf(onset),
        verificationStatus: "confirmed",
        recordedDate: new Date().toISOString(),
        source: "entered",
        recordedById: actor.memberId,
      },
    ],
  });
}
