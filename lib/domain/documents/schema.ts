import { z } from "zod";
import { FILE_KINDS } from "./parts";

const words = z.string().nullable();

/** That a document exists and what it is. */
export const documentReference = z.object({
  id: z.uuid(),
  status: z.string(),
  codeSystem: words,
  code: words,
  display: z.string(),
  contentType: words,
  date: words,
});
export type DocumentReference = z.output<typeof documentReference>;

/** Why a file was rejected. */
const REJECTIONS = [
  "empty",
  "wrong_type",
  // Of files that came before HEIC was read.
  "heic",
  "broken",
  "encrypted",
  "too_many_pixels",
  "too_many_pages",
  "too_heavy",
  "infected",
] as const;
export type Rejection = (typeof REJECTIONS)[number];

/** A file of a chart, as its readers know it. */
export const chartFile = z.object({
  id: z.uuid(),
  kind: z.enum(FILE_KINDS),
  date: words,
  title: z.string(),
  note: z.string(),
  name: z.string(),
  size: z.number().int(),
  /** uploading → scanning → clean or rejected; unchecked: nobody is going to look at it unless that is asked for again. */
  state: z.enum(["uploading", "scanning", "unchecked", "clean", "rejected"]),
  reason: z.enum(REJECTIONS).nullable(),
  contentType: words,
  /** Of a PDF. */
  pages: z.number().int().nullable(),
  /** Whether a virus scanner looked at it. */
  scanned: z.boolean(),
  status: z.enum(["current", "entered-in-error"]),
  statusReason: words,
  author: words,
  /** The patient brought it. */
  byPatient: z.boolean(),
  /** The reader brought it. */
  mine: z.boolean(),
  releasedAt: words,
  createdAt: z.string(),
  /** Where a small picture of it is, for a few minutes. */
  preview: words,
  version: z.number().int(),
});
export type ChartFile = z.output<typeof chartFile>;
