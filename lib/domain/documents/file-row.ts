import { isOfPatients } from "@/lib/domain/patients/is-of-patients";
import { type ChartList, itemSql } from "@/lib/domain/patients/list-of-chart";
import type { Chart } from "@/lib/domain/patients/with-chart";
import { AppError } from "@/lib/platform/errors";
import { checkDue } from "./jobs";
import { type ChartFile, chartFile } from "./schema";

// $2 is the reader's membership, $3 the role: those of the door.
const MINE = "t.author_id = $2::uuid";
const AUTHOR = `(SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = t.clinic_id AND m.id = t.author_id)`;
// By the patient, or who acts for one: neither is of the staff.
const BY_PATIENT = isOfPatients("t.clinic_id", "t.author_id");
// Who was to look at it tried in vain for long, or was told to leave it.
const STATE = `CASE WHEN t.state = 'scanning' AND NOT EXISTS (SELECT FROM outbox_messages o
    WHERE o.clinic_id = t.clinic_id AND o.topic = '${checkDue.topic}' AND o.payload->>'fileId' = t.id::text
      AND o.done_at IS NULL AND o.parked IS NULL)
  THEN 'unchecked' ELSE t.state::text END`;
const TOLD = "(t.released_at IS NOT NULL AND t.status = 'current')";

export const FILES: ChartList<typeof chartFile> = {
  part: "documents",
  table: "files",
  at: "created_at",
  item: chartFile,
  computed: {
    author: AUTHOR,
    byPatient: BY_PATIENT,
    mine: `(${MINE})`,
    state: STATE,
    preview: "CASE WHEN t.preview THEN '' END",
  },
  withheld: `(NOT (${BY_PATIENT} OR ${TOLD}))`,
  // What somebody is still sending is theirs alone.
  active: `(t.state <> 'uploading' OR ${MINE})`,
};

/** SQL that is true of the files `t` that this reader may see; $2 is their membership, $3 the role. */
export const SEEN = `($3 <> 'patient' OR NOT ${FILES.withheld})`;

const FOUND = `SELECT ${itemSql(FILES)} AS item FROM files t
  WHERE t.clinic_id = current_clinic() AND t.patient_id = $1::uuid AND t.id = $4::uuid
    AND ${SEEN}`;

/** A file of this chart that its reader may know. Fails: not_found. */
export const findFile = (chart: Chart, fileId: string) => fileBy(chart, fileId, FOUND);

/**
 * The same, kept from others until the end of the transaction. Locked by a statement of its own: one that had waited would see
 * the outbox, which tells whether it is being looked at, as it was before. Fails: not_found.
 */
export async function lockFile(chart: Chart, fileId: string): Promise<ChartFile> {
  await chart.tx.$executeRaw`
    SELECT FROM files WHERE clinic_id = current_clinic() AND patient_id = ${chart.patientId}::uuid AND id = ${fileId}::uuid FOR UPDATE`;
  return fileBy(chart, fileId, FOUND);
}

async function fileBy(
  { tx, patientId, actor: { memberId, role } }: Chart,
  fileId: string,
  sql: string,
): Promise<ChartFile> {
  const [row] = await tx.$queryRawUnsafe<{ item: unknown }[]>(
    sql,
    patientId,
    memberId,
    role,
    fileId,
  );
  if (!row) throw new AppError("not_found");
  return chartFile.parse(row.item);
}

/** Where the bytes of a file are: the folder of everything of it. */
export const folderOf = (clinicId: string, fileId: string) => `${clinicId}/${fileId}`;
/** What was sent and nobody has looked at yet. */
export const partsFolder = (clinicId: string, fileId: string) =>
  `${folderOf(clinicId, fileId)}/parts`;
/** Parts sort by their number. */
export const partKey = (clinicId: string, fileId: string, part: number) =>
  `${partsFolder(clinicId, fileId)}/${String(part).padStart(3, "0")}`;
/** What was found clean, and the small picture of it. */
export const contentKey = (clinicId: string, fileId: string) =>
  `${folderOf(clinicId, fileId)}/content`;
export const previewKey = (clinicId: string, fileId: string) =>
  `${folderOf(clinicId, fileId)}/preview`;
