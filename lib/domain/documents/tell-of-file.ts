import { changeToTell } from "@/lib/domain/live/tell-change";
import { isOfPatients } from "@/lib/domain/patients/is-of-patients";
import type { Tx } from "@/lib/platform/db/scope";

const SHOWN = `SELECT t.released_at IS NOT NULL OR ${isOfPatients("t.clinic_id", "t.author_id")}
    OR EXISTS (SELECT FROM message_attachments a WHERE a.clinic_id = t.clinic_id AND a.file_id = t.id) AS shown
  FROM files t WHERE t.clinic_id = current_clinic() AND t.id = $1::uuid`;

/** `was`: its patient could see it until now. */
type Of = { patientId: string; id: string; was?: boolean };

/** Lets open browsers know of a file: those of its patient only where it is theirs, shown to them, sent to them, or was. */
export async function tellOfFile(tx: Tx, { patientId, id, was = false }: Of): Promise<void> {
  const [file] = await tx.$queryRawUnsafe<{ shown: boolean }[]>(SHOWN, id);
  const staff = !was && !file?.shown;
  await changeToTell(tx, { kind: "documents", patientId, ...(staff && { staff }) });
}
