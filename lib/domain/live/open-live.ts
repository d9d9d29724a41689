import type { Actor } from "@/lib/platform/auth/actor";
import type { Logged } from "@/lib/platform/realtime/event";
import { listenLive } from "@/lib/platform/realtime/hub";
import { eventsAfter, isAfter, newestId } from "@/lib/platform/realtime/log";
import { mayHear } from "./audience";

const RETRY_MS = 2000;
/** What waits for a browser that doesn't read; then it is cut off, and catches up when it comes back. */
const MOST_UNREAD = 200;

type Given = {
  /** The last event that the browser had. */
  lastId: string | undefined;
  /** Whether the session still lives. */
  alive: () => Promise<boolean>;
};
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
function startLive(actor: Actor, { lastId, alive }: Given, controller: Controller): () => void {
  const { clinicId, userId } = actor;
  const encoder = new TextEncoder();
  let last = lastId ?? "";
  let ended = false;
  let stop = () => {};
  const close = () => {
    if (ended) return;
    ended = true;
    stop();
    try {
      controller.close();
    } catch {} // the browser had gone already
  };
  const send = (text: string) => {
    if (ended) return;
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text));
    else close();
  };
  const sendAs = (name: string, data: object) =>
    send(`id: ${last}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  const deliver = async ({ id, event }: Logged) => {
    if (!isAfter(id, last)) return;
    last = id;
    if (await mayHear(actor, event)) sendAs("change", event);
  };
  const catchUp = async () => {
    const missed = await eventsAfter(clinicId, last);
    for (const one of missed ?? []) await deliver(one);
    if (missed) return;
    last = await newestId(clinicId);
    sendAs("reset", {});
  };
  const begin = async () => {
    last ||= await newestId(clinicId);
    send(`retry: ${RETRY_MS}\n`);
    sendAs("open", {});
    await catchUp();
  };
  const check = async () => ((await alive()) ? send(": \n\n") : close());
  // One after the other: what is read from the log comes before what is heard meanwhile.
  let turn = Promise.resolve();
  const next = (work: () => Promise<void>) => {
    turn = turn.then(() => (ended ? undefined : work())).catch(close);
  };
  next(begin);
  stop = listenLive({
    clinicId,
    userId,
    hear: (logged) => next(() => deliver(logged)),
    catchUp: () => next(catchUp),
    check: () => next(check),
  });
  return close;
}
