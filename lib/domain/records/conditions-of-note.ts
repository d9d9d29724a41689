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

/** Whether the note is one that its patient doesn't read. */
type Told = { confidential: boolean };
type Known = Told & { id: string; clinicalStatus: string | null; version: number };

const STANDS = { verificationStatus: { not: "entered-in-error" } };

/**
 * Puts the diagnoses of a note that is being signed on the problem list: each becomes a condition that names the note,
 * or the status of the one that is meant already. Of a confidential note a new one is withheld from the patient. Fails: invalid (a condition that isn't this patient's, or was an error).
 */
export async function keepDiagnoses(
  chart: Chart,
  noteId: string,
  { diagnoses, confidential }: { diagnoses: readonly Diagnosed[]; confidential: boolean },
): Promise<void> {
  for (const [at, diagnosis] of diagnoses.entries()) {
    const known = await findKnown(chart, diagnosis);
    if (known) await meetKnown(chart, known, { ...diagnosis, confidential });
    else if (diagnosis.conditionId)
      throw new AppError("invalid", {
        faults: [{ path: `$.diagnoses[${at}].conditionId`, message: "unknown_condition" }],
      });
    else await addNew(chart, noteId, { ...diagnosis, confidential });
  }
}

/** The condition that is meant, by name or because it is listed under the same code already. */
function findKnown({ tx, actor, patientId }: Chart, given: Diagnosed) {
  const { conditionId, code, codeSystem } = given;
  const own = { clinicId: actor.clinicId, patientId };
  const select = { id: true, clinicalStatus: true, confidential: true, version: true } as const;
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

/** What a note that its patient reads says of a condition is no longer withheld; a confidential one hides nothing known. */
async function meetKnown(
  { tx, actor }: Chart,
  known: Known,
  { clinicalStatus, confidential }: Diagnosed & Told,
): Promise<void> {
  const withheld = known.confidential && confidential;
  if ((known.clinicalStatus ?? "active") === clinicalStatus && withheld === known.confidential)
    return;
  await tx.condition.updateMany({
    where: { clinicId: actor.clinicId, id: known.id },
    data: { clinicalStatus, confidential: withheld, version: known.version + 1 },
  });
}

function addNew({ tx, actor, patientId }: Chart, noteId: string, given: Diagnosed & Told) {
  const { display, codeSystem, code, clinicalStatus, onset, confidential } = given;
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
        confidential,
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
