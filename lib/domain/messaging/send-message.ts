import { changeToTell } from "@/lib/domain/live/tell-change";
import { notify, notifyPatient } from "@/lib/domain/notifications/notify";
import { treatingMembers } from "@/lib/domain/patients/treating-members";
import { type Chart, withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { attachFiles } from "./attach-files";
import { redFlagsIn } from "./red-flags";
import { type Message, message, type SendMessageInput } from "./schema";
import { MESSAGE, shownMessage } from "./thread-row";

const AT_ONCE_MS = 60_000;
const LONGEST_MS = 31 * 86_400_000;

type Place = { patientId: string; threadId: string };
type Written = SendMessageInput & { threadId: string; at: Date };

/**
 * Adds a message to a conversation; to a closed one too, which it opens again. Fails: not_found, conflict (the patient is
 * deceased), invalid (a file that can't go along).
 */
export function sendMessage(
  actor: Actor,
  { patientId, threadId }: Place,
  said: SendMessageInput,
  clock: Clock = systemClock,
): Promise<Message> {
  return withChart(actor, patientId, "write", "messages", async (chart) => {
    requireLiving(chart);
    return writeMessage(chart, { threadId, ...said, at: clock() });
  });
}

/** Fails: conflict. Nobody writes to or for who has died; what was written stays to be read. */
export function requireLiving({ deceased }: Chart): void {
  if (deceased) throw new AppError("conflict", { message: "deceased_record" });
}

/**
 * Writes the message, and lets the other side know: of a patient's message who sees to the conversation, else everybody
 * who treats; of theirs the patient. One from the patient that may speak of an emergency is marked so. Fails: not_found, invalid (a file that can't go along).
 */
export async function writeMessage(
  chart: Chart,
  { threadId, body, attachments = [], writtenAt, at }: Written,
): Promise<Message> {
  const { tx, patientId, actor } = chart;
  const [thread] = await tx.$queryRaw<{ assignedToId: string | null }[]>`
    UPDATE message_threads SET state = 'open', version = version + 1
    WHERE clinic_id = current_clinic() AND patient_id = ${patientId}::uuid AND id = ${threadId}::uuid
    RETURNING assigned_to_id AS "assignedToId"`;
  if (!thread) throw new AppError("not_found");
  const fromPatient = actor.role === "patient";
  const id = uuid7();
  const urgent = fromPatient && redFlagsIn(body).length > 0;
  await tx.$executeRaw`
    INSERT INTO messages (clinic_id, id, patient_id, thread_id, author_id, author_name, from_patient, body, urgent, sent_at, written_at)
    SELECT current_clinic(), ${id}::uuid, ${patientId}::uuid, ${threadId}::uuid, m.id, u.name, ${fromPatient}, ${body}, ${urgent}, ${at}, ${earlier(writtenAt, at)}
    FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.clinic_id = current_clinic() AND m.id = ${actor.memberId}::uuid`;
  await attachFiles(chart, id, attachments);
  await changeToTell(tx, { kind: "messages", patientId });
  const news = { event: "message", patientId, subjectId: id } as const;
  if (fromPatient) await notify(tx, { ...news, memberIds: await readersOf(chart, thread) });
  else await notifyPatient(tx, news);
  return messageOf(chart, id);
}

/** When it was written, if that was well before it is sent, and a device may be believed to have kept it so long. */
function earlier(writtenAt: string | undefined, at: Date): Date | null {
  const age = writtenAt === undefined ? 0 : at.getTime() - Date.parse(writtenAt);
  return writtenAt !== undefined && age > AT_ONCE_MS && age < LONGEST_MS
    ? new Date(writtenAt)
    : null;
}

async function messageOf({ tx, actor, patientId }: Chart, id: string): Promise<Message> {
  const [found] = await tx.$queryRawUnsafe<{ item: unknown }[]>(
    `SELECT ${MESSAGE} AS item FROM messages m
     WHERE m.clinic_id = current_clinic() AND m.id = $1::uuid AND ($2::uuid, $3::text) IS NOT NULL`,
    id,
    actor.memberId,
    actor.role,
  );
  return shownMessage(actor, patientId, message.parse(found?.item));
}

/** Who is told of a patient's message: who sees to the conversation, while they treat; else all who treat now. */
async function readersOf(
  { tx, patientId }: Chart,
  { assignedToId }: { assignedToId: string | null },
): Promise<string[]> {
  const treating = await treatingMembers(tx, patientId);
  return assignedToId && treating.includes(assignedToId) ? [assignedToId] : treating;
}
