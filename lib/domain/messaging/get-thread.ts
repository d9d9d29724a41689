import { z } from "zod";
import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { AppError } from "@/lib/platform/errors";
import { message, type Thread, type ThreadQuery, thread } from "./schema";
import { MESSAGE, shownMessage, TEAM, THREAD_HEAD } from "./thread-row";

const found = z.object({
  head: thread.omit({ messages: true, earlierCursor: true, team: true }),
  team: thread.shape.team,
  messages: z.array(message),
});
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** A conversation with the latest of its messages, or those before a cursor. Fails: not_found, malformed (cursor). */
export async function getThread(
  actor: Actor,
  { patientId, threadId }: { patientId: string; threadId: string },
  { limit, cursor }: ThreadQuery,
): Promise<Thread> {
  const [before = "infinity", id = LAST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const row = await queryChart(
    actor,
    patientId,
    "messages",
    `SELECT chart.why, (SELECT ${THREAD_HEAD} FROM message_threads t
         WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND t.id = $4::uuid) AS head,
       ${TEAM} AS team, coalesce((SELECT json_agg(item) FROM (SELECT ${MESSAGE} AS item FROM messages m
         WHERE m.clinic_id = current_clinic() AND m.patient_id = chart."patientId" AND m.thread_id = $4::uuid
           AND (m.sent_at, m.id) < ($5::timestamptz, $6::uuid)
         ORDER BY m.sent_at DESC, m.id DESC LIMIT $7) latest), '[]') AS messages FROM chart`,
    [threadId, before, id, limit + 1],
  );
  if (!row.head) throw new AppError("not_found");
  const { head, team, messages } = found.parse(row);
  const shown = messages.slice(0, limit);
  const first = shown.at(-1);
  return {
    ...head,
    team,
    messages: shown.map((one) => shownMessage(actor, patientId, one)).toReversed(),
    earlierCursor: messages.length > limit && first ? encodeCursor([first.sentAt, first.id]) : null,
  };
}

const team = z.object({ team: thread.shape.team });

/** Who treats a patient and would read a message. Fails: not_found. */
export async function getTeam(actor: Actor, patientId: string): Promise<Thread["team"]> {
  const row = await queryChart(
    actor,
    patientId,
    "messages",
    `SELECT chart.why, ${TEAM} AS team FROM chart`,
    [],
  );
  return team.parse(row).team;
}
