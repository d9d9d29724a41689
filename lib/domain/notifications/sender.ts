import type { Actor } from "@/lib/platform/auth/actor";
import type { Claimed } from "./claim-deliveries";
import type { Templates } from "./mail-words";
import type { End } from "./settle";

/** A way out of the product. */
export type Sender = {
  isConfigured: () => boolean;
  /** Sends what leaves together to one person. Throws what may pass, or fails for good. */
  send: (actor: Actor, wanted: readonly Claimed[], templates: Templates) => Promise<End>;
  /** What an error was, without its words, and whether another try can't help. */
  kindOf: (error: unknown) => { kind: string; forGood: boolean };
};
