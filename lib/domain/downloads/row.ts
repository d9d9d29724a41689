import { z } from "zod";
import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import { utc } from "@/lib/platform/db/utc";
import { type Download, download } from "./schema";

// `d` is downloads, $1 the member who asked. The patient only to the patient, and to who treats them now.
const MAY_OPEN = `(p.member_id = d.member_id OR EXISTS (SELECT FROM care_relationships c
  WHERE c.clinic_id = d.clinic_id AND c.patient_id = d.patient_id AND c.member_id = d.member_id
    AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now())))`;

/** SQL of downloads of $1's own, with the patient where that chart may be opened now. */
export const OWN = `SELECT d.id, d.kind || '.' || d.format AS what, d.note_id AS "noteId",
    ${utc("d.from_at")} AS "from", ${utc("d.until_at")} AS "until",
    CASE WHEN d.state = 'ready' AND d.expires_at <= now() THEN 'expired' ELSE d.state::text END AS state,
    d.progress, d.failure, d.size::int AS size, d.sha256, d.storage_key AS "storageKey", d.locale, d.time_zone AS "timeZone",
    ${utc("d.created_at")} AS "createdAt", ${utc("d.expires_at")} AS "expiresAt", d.patient_id AS "patientId",
    (SELECT json_build_object('id', p.id, 'names', p.names) FROM patients p
     WHERE p.clinic_id = d.clinic_id AND p.id = d.patient_id AND ${MAY_OPEN}) AS patient
  FROM downloads d WHERE d.clinic_id = current_clinic() AND d.member_id = $1::uuid`;

const row = download.extend({
  patient: z.object({ id: z.uuid(), names: humanNames }).nullable(),
  patientId: z.uuid(),
  storageKey: z.string().nullable(),
  locale: z.enum(["es", "en"]),
  timeZone: z.string(),
});
export type DownloadRow = z.output<typeof row>;

export const toRow = (found: unknown): DownloadRow => row.parse(found);

export const toDownload = ({ patient, ...rest }: DownloadRow): Download =>
  download.parse({
    ...rest,
    patient: patient && { id: patient.id, name: displayName(patient.names) },
  });

/** Where everything of a clinic's downloads is, apart from the files of its charts. */
export const clinicFolder = (clinicId: string) => `downloads/${clinicId}`;
/** Where one attempt's bytes are: two workers that both write never write over each other. */
export const attemptFolder = (clinicId: string, downloadId: string, attempt: number) =>
  `${clinicFolder(clinicId)}/${downloadId}/${attempt}`;
