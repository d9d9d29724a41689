import type { Actor } from "@/lib/platform/auth/actor";
import type { Logged } from "@/lib/platform/realtime/event";
import { listenLive } from "@/lib/platform/realtime/hub";
import { eventsAfter, isAfter, newestId, placeAt } from "@/lib/platform/realtime/log";
import { mayHear, prepareAudience } from "./audience";
import { eventBytes, inTurn, streamWriter, wordBytes } from "./stream-writer";

const RETRY_MS = 2000;
/** Who comes back so soon after the session ended hears so, or goes on with the one that took its place. */
const RETRY_ENDED_MS = 300;
/** What waits for a browser that doesn't read; then it is cut off, and catches up when it comes back. */
const MOST_UNREAD = 200;

type Given = {
  /** The last event that the browser had. */
  lastId: string | undefined;
  /** When its page was drawn (ms), where it had none yet: what changed since then is not on it. */
  drawnAt?: number;
  /** Whether the session still lives. */
  alive: () => Promise<boolean>;
};
const HEARTBEAT = wordBytes(": \n\n");

// Thousands of streams may send the same event.
const bytes = new WeakMap<Logged, Uint8Array>();
function bytesOf(logged: Logged): Uint8Array {
  const known = bytes.get(logged) ?? eventBytes(logged.id, "change", logged.event);
  bytes.set(logged, known);
  return known;
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/**
 * Server-Sent Events of what changes for this person. Begins after `lastId` without a gap or a repetition; where the log
 * doesn't reach back, `reset` says that everything must be asked for again. Rights are asked at each event, and the
 * stream ends with the session.
 */
export function openLive(actor: Actor, given: Given): ReadableStream<Uint8Array> {
  let close = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        close = startLive(actor, given, controller);
      },
      cancel: () => close(),
    },
    { highWaterMark: MOST_UNREAD },
  );
}

/** Gives the stream's end. */
function startLive(
  actor: Actor,
  { lastId, drawnAt, alive }: Given,
  controller: Controller,
): () => void {
  const { clinicId, userId } = actor;
  let last = lastId ?? "";
  let stop = () => {};
  const { send, close, ended } = streamWriter(controller, () => stop());
  const sendAs = (name: string, data: object) => send(eventBytes(last, name, data));
  /** Sends what is new and may be known; a promise only where that must be asked first. */
  const deliver = (logged: Logged): Promise<void> | undefined => {
    if (ended() || !isAfter(logged.id, last)) return;
    last = logged.id;
    const may = mayHear(actor, logged.event);
    if (typeof may !== "boolean") return may.then((yes) => void (yes && send(bytesOf(logged))));
    if (may) send(bytesOf(logged));
  };
  const catchUp = async () => {
    const missed = await eventsAfter(clinicId, last);
    for (const one of missed ?? []) await deliver(one);
    if (missed) return;
    last = await newestId(clinicId);
    sendAs("reset", {});
  };
  const begin = async () => {
    last ||= await (drawnAt ? placeAt(clinicId, drawnAt) : newestId(clinicId));
    send(wordBytes(`retry: ${RETRY_MS}\n`));
    sendAs("open", {});
    await catchUp();
  };
  const check = async () => {
    if (await alive()) return send(HEARTBEAT);
    send(wordBytes(`retry: ${RETRY_ENDED_MS}\n\n`));
    close();
  };
  // What is read from the log comes before what is heard meanwhile; what nobody waits for is sent at once.
  const { next, idle } = inTurn(close);
  const hear = (logged: Logged) => {
    if (!idle()) return next(() => deliver(logged));
    const asked = deliver(logged);
    if (asked !== undefined) next(() => asked);
  };
  next(begin);
  stop = listenLive({
    clinicId,
    userId,
    prepare: ({ event }) => prepareAudience(clinicId, event),
    hear,
    last: () => last,
    catchUp: () => next(catchUp),
    check: () => next(check),
  });
  return close;
}
