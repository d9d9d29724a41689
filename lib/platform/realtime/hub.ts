import { SESSIONS_CHANNEL } from "../auth/sessions";
import { redis } from "../redis/redis";
import { singleton } from "../singleton";
import { type Logged, liveEvent } from "./event";
import { CHANNEL } from "./log";

const HEARTBEAT_MS = 20_000;

/** One open stream of this process. */
export type Listener = {
  clinicId: string;
  userId: string;
  /** An event of the clinic. */
  hear: (logged: Logged) => void;
  /** Something may have been missed: read the log again. */
  catchUp: () => void;
  /** Sessions of this person ended, or time passed: is this one's still there? */
  check: () => void;
};

type Hub = { listeners: Map<string, Set<Listener>> };

// One connection of a process to Redis for all its streams, and one clock.
const hub = () =>
  singleton("live-hub", (): Hub => {
    const listeners = new Map<string, Set<Listener>>();
    const each = (call: (listener: Listener) => void) => {
      for (const group of listeners.values()) for (const listener of group) call(listener);
    };
    const subscriber = redis().duplicate({ maxRetriesPerRequest: null, commandTimeout: undefined });
    subscriber.on("error", () => {}); // it comes back by itself, and then every stream catches up
    subscriber.on("message", (channel, text) => {
      if (channel === SESSIONS_CHANNEL) {
        each((listener) => listener.userId === text && listener.check());
        return;
      }
      const { clinicId, id, event } = JSON.parse(text);
      const logged = { id, event: liveEvent.parse(JSON.parse(event)) };
      for (const listener of listeners.get(clinicId) ?? []) listener.hear(logged);
    });
    void subscriber
      .subscribe(CHANNEL, SESSIONS_CHANNEL)
      .then(() => each((listener) => listener.catchUp()));
    subscriber.on("ready", () => each((listener) => listener.catchUp()));
    // What a lost connection to Redis may have swallowed all the same is a heartbeat late at most.
    const beat = (listener: Listener) => {
      listener.check();
      listener.catchUp();
    };
    setInterval(() => each(beat), HEARTBEAT_MS).unref();
    return { listeners };
  });

/** Adds a stream; gives its end. */
export function listenLive(listener: Listener): () => void {
  const { listeners } = hub();
  const group = listeners.get(listener.clinicId) ?? new Set();
  listeners.set(listener.clinicId, group.add(listener));
  return () => {
    group.delete(listener);
    if (group.size === 0) listeners.delete(listener.clinicId);
  };
}
