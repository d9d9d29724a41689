/** What is wrong with a log, and where it shows first: the seal and the event, as far as there is one. */
export type Fault = {
  kind:
    | "edited"
    | "deleted"
    | "inserted"
    | "reordered"
    | "cut"
    | "seal-edited"
    | "seal-deleted"
    | "head-forged"
    | "head-missing"
    | "unsealed";
  seal: number | null;
  eventId: string | null;
};

/** What a walk along a clinic's chain found. */
export type Proof = {
  /** Events under a seal, and seals, as far as the walk went. */
  events: number;
  seals: number;
  sealedTo: string | null;
  /** The last seal's, in hex. */
  hash: string | null;
  /** When the last head was written, and how many seals came after it. */
  headAt: string | null;
  afterHead: number;
  /** New ones, which get their seal within seconds. */
  unsealed: number;
  /** The first fault; null: intact. */
  fault: Fault | null;
};
