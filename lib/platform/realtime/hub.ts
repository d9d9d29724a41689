import { SESSIONS_CHANNEL } from "../auth/sessions";
import { redis } from "../redis/redis";
import { singleton } from "../singleton";
import { type Logged, liveEvent } from "./event";
import { CHANNEL, isAfter, newestId } from "./log";

/** Each stream is looked after this often, a part of them every second: all at once they would hold up everything else. */
const HEARTBEAT_SECONDS = 20;

/** One open stream of this process. */
export type Listener = {
  clinicId: string;
  userId: string;
  /** What all streams of a clinic must know of an event before they hear it; asked of one of them. */
  prepare: (logged: Logged) => Promise<unknown>;
  /** An event of the clinic. */
  hear: (logged: Logged) => void;
  /** The place of the last event heard. */
  last: () => string;
  /** Something may have been missed: read the log again. */
  catchUp: () => void;
  /** Sessions of this person ended, or time passed: is this one's still there? */
  check: () => void;
};

type Hub = { listeners: Map<string, Map<Listener, number>>; opened: number };

// One connection of a process to Redis for all its streams, and one clock.
const hub = () =>
  singleton("live-hub", (): Hub => {
    const made: Hub = { listeners: new Map(), opened: 0 };
    const { listeners } = made;
    const each = (call: (listener: Listener) => void) => {
      for (const group of listeners.values()) for (const listener of group.keys()) call(listener);
    };
    const subscriber = redis().duplicate({ maxRetriesPerRequest: null, commandTimeout: undefined });
    subscriber.on("error", () => {}); // it comes back by itself, and then every stream catches up
    // One event after the other, so that every stream hears them in their order.
    let turn = Promise.resolve();
    const tell = async (clinicId: string, logged: Logged) => {
      const group = listeners.get(clinicId);
      const [first] = group?.keys() ?? [];
      await first?.prepare(logged).catch(() => {}); // then each asks for itself
      for (const listener of group?.keys() ?? []) listener.hear(logged);
    };
    subscriber.on("message", (channel, text) => {
      if (channel === SESSIONS_CHANNEL) {
        each((listener) => listener.userId === text && listener.check());
        return;
      }
      const { clinicId, id, event } = JSON.parse(text);
      const logged = { id, event: liveEvent.parse(JSON.parse(event)) };
      turn = turn.then(() => tell(clinicId, logged));
    });
    void subscriber
      .subscribe(CHANNEL, SESSIONS_CHANNEL)
      .then(() => each((listener) => listener.catchUp()));
    subscriber.on("ready", () => each((listener) => listener.catchUp()));
    let second = 0;
    setInterval(() => {
      second = (second + 1) % HEARTBEAT_SECONDS;
      for (const [clinicId, group] of listeners) void lookAfter(clinicId, group, second);
    }, 1000).unref();
    return made;
  });

/** What a lost connection to Redis may have swallowed all the same is a heartbeat late at most. */
async function lookAfter(clinicId: string, group: Map<Listener, number>, second: number) {
  const due = [...group].filter(([, place]) => place % HEARTBEAT_SECONDS === second);
  if (due.length === 0) return;
  const newest = await newestId(clinicId).catch(() => undefined);
  for (const [listener] of due) {
    listener.check();
    if (newest === undefined || isAfter(newest, listener.last())) listener.catchUp();
  }
}

/** Adds a stream; gives its end. */
export function listenLive(listener: Listener): () => void {
  const { listeners } = hub();
  const group = listeners.get(listener.clinicId) ?? new Map();
  hub().opened += 1;
  listeners.set(listener.clinicId, group.set(listener, hub().opened));
  return () => {
    group.delete(listener);
    if (group.size === 0) listeners.delete(listener.clinicId);
  };
}
