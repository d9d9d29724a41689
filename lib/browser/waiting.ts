import type { RecordVitalsInput } from "@/lib/domain/vitals/schema";
import { api, isProblem, whyOf } from "./api";
import { dropDraft, isHere, loadDraftKey, readDraft, saveDraft } from "./drafts";

/** What was written without a connection and goes to the server when there is one, each once. */
export type Waiting = {
  /** Under which it is sent, however often: the server does it once. */
  key: string;
  typedAt: number;
  /** When it was sent and no answer came. */
  triedAt?: number;
  /** Why the server didn't take it; `unsure`: it may have, so long ago that it can't tell any more. */
  why?: string;
  unsure?: boolean;
} & (
  | { kind: "vitals"; patientId: string; input: RecordVitalsInput }
  | {
      kind: "thread";
      patientId: string;
      input: { subject: string; body: string; to: null; attachments?: string[] };
    }
);

const NAME = "waiting:all";
/** The server knows a sending again for a day. */
const KNOWN_MS = 23 * 3_600_000;

/** One tab at a time changes what waits. */
const alone = <T>(userId: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`waiting ${userId}`, work);

async function open(userId: string) {
  const key = await loadDraftKey(userId);
  const draft = await readDraft<Waiting[]>(key, userId, NAME);
  const keep = async (all: Waiting[]) => {
    if (all.length === 0) await dropDraft(userId, NAME);
    else await saveDraft(key, userId, NAME, all);
  };
  return { all: draft?.value ?? [], keep };
}

/** Whether something may wait in this browser. */
export const mayWait = (userId: string): boolean => isHere(userId, NAME);

/** What waits of this person, the oldest first. */
export const listWaiting = async (userId: string): Promise<Waiting[]> => (await open(userId)).all;

/** Keeps something until there is a connection. */
export const letWait = (userId: string, one: Waiting): Promise<void> =>
  alone(userId, async () => {
    const { all, keep } = await open(userId);
    await keep([...all.filter(({ key }) => key !== one.key), one]);
  });

/** Throws away what waits under a key. */
export const dropWaiting = (userId: string, key: string): Promise<void> =>
  alone(userId, async () => {
    const { all, keep } = await open(userId);
    await keep(all.filter((one) => one.key !== key));
  });

/** Sends what waits, and again what was refused under `again`. Gives how many arrived and what waits still. */
export const sendWaiting = (
  userId: string,
  again?: string,
): Promise<{ sent: number; left: Waiting[] }> =>
  alone(userId, async () => {
    const { all, keep } = await open(userId);
    let left = all;
    for (const one of all.filter((one) => waits(one) || one.key === again)) {
      const after = await sendOne(one, one.key === again);
      left = left.flatMap((other) => (other.key === one.key ? (after ?? []) : other));
      await keep(left);
      if (after && waits(after)) break; // no connection, or no session: later
    }
    return { sent: all.length - left.length, left };
  });

/** Whether it is sent by itself: a person decides about what was refused, or may have arrived. */
const waits = ({ why, unsure }: Waiting): boolean => why === undefined && !unsure;

/** Gives nothing when it arrived, else how it stands now. */
async function sendOne(one: Waiting, sure: boolean): Promise<Waiting | undefined> {
  const { key, typedAt, kind, patientId, input, triedAt } = one;
  const plain = { key, typedAt, kind, patientId, input } as Waiting;
  if (triedAt && !sure && Date.now() - triedAt > KNOWN_MS)
    return { ...plain, triedAt, unsure: true };
  // A reading says itself when it was taken.
  const writtenAt = new Date(typedAt).toISOString();
  const body = kind === "vitals" ? input : { ...input, writtenAt };
  const place = kind === "vitals" ? "vitals" : "threads";
  try {
    await api(`/patients/${patientId}/${place}`, {
      method: "POST",
      body,
      idempotencyKey: key,
    });
    return undefined;
  } catch (error) {
    const forGood = isProblem(error) && ![401, 429, 503].includes(error.status);
    if (forGood) return { ...plain, why: whyOf(error, "") };
    return { ...plain, triedAt: triedAt ?? Date.now() };
  }
}
