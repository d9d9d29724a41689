import { z } from "zod";
import { type Actor, actorFor } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { DOWNLOADS } from "./parts";

const asked = z.object({
  id: z.uuid(),
  what: z.enum(DOWNLOADS),
  patientId: z.uuid(),
  noteId: z.uuid().nullable(),
  from: z.date().nullable(),
  until: z.date().nullable(),
  locale: z.enum(["es", "en"]),
  timeZone: z.string(),
  attempts: z.number(),
  memberId: z.uuid(),
  userId: z.uuid(),
  userName: z.string(),
  role: z.enum(["doctor", "nurse", "admin", "patient"]),
  active: z.boolean(),
  ownPatientId: z.uuid().nullable(),
});

/** What is to be written, and the person whom it is for, with their rights as they are now. */
export type Asked = Omit<z.output<typeof asked>, "userId" | "role" | "ownPatientId"> & {
  actor: Actor;
};

/** A worker begins with it, again where another one died; undefined where it is settled. */
export async function beginWriting(job: Actor, downloadId: string): Promise<Asked | undefined> {
  const [row] = await writeAs(
    job,
    (tx) => tx.$queryRaw<unknown[]>`
      UPDATE downloads d SET state = 'running', progress = 0, attempts = d.attempts + 1
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE d.clinic_id = current_clinic() AND d.id = ${downloadId}::uuid AND d.state IN ('waiting', 'running')
        AND m.clinic_id = d.clinic_id AND m.id = d.member_id
      RETURNING d.id, d.kind || '.' || d.format AS what, d.patient_id AS "patientId", d.note_id AS "noteId",
        d.from_at AS "from", d.until_at AS "until", d.locale, d.time_zone AS "timeZone", d.attempts,
        m.id AS "memberId", m.user_id AS "userId", u.name AS "userName", m.role::text AS role, m.state = 'active' AS active,
        (SELECT p.id FROM patients p WHERE p.clinic_id = m.clinic_id AND p.member_id = m.id) AS "ownPatientId"`,
  );
  if (!row) return undefined;
  const { userId, role, ownPatientId, ...rest } = asked.parse(row);
  const { id, memberId } = rest;
  const member = { userId, memberId, role, patientId: ownPatientId };
  return { ...rest, actor: actorFor(job, member, id) };
}
