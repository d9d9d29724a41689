import type { Seal } from "./digest";
import type { Fault } from "./proof";

export type StoredSeal = Seal & { hash: Buffer };

/** How far a walk along a clinic's chain is, and what it knows. */
export type Walk = {
  clinicId: string;
  seals: number;
  events: number;
  last: StoredSeal | undefined;
  firstSealedMs: number;
  /** The latest moment of an event so far, by the clocks of both: of the event and of its seal. */
  latestMs: number;
  fault: Fault | undefined;
};
