import { z } from "zod";
import { LOCALES } from "@/lib/platform/i18n/locale";
import { isZone } from "@/lib/platform/i18n/zone";
import { DOWNLOAD_STATES, DOWNLOADS } from "./parts";

const what = z.enum(DOWNLOADS);

const moment = z.iso.datetime({ offset: true, error: "bad_moment" });

/** `noteId`: whose visit summary. `from`, `until`: of vital signs. The person's language and zone when not given. */
export const askDownloadInput = z
  .strictObject({
    what,
    noteId: z.uuid().optional(),
    from: moment.optional(),
    until: moment.optional(),
    locale: z.enum(LOCALES).optional(),
    timeZone: z.string().refine(isZone, "unknown_zone").optional(),
  })
  .refine((asked) => (asked.what === "visit-summary.pdf") === (asked.noteId !== undefined), {
    error: "required",
    path: ["noteId"],
  })
  .refine(({ from, until }) => !from || !until || Date.parse(from) <= Date.parse(until), {
    error: "bad_moment",
    path: ["until"],
  });
export type AskDownloadInput = z.output<typeof askDownloadInput>;

/** Why something could not be written. no_access: the right to the chart has ended. broken: after every try. */
const FAILURES = ["no_access", "broken"] as const;

const words = z.string().nullable();

/** Something that was asked for, as who asked sees it. */
export const download = z.object({
  id: z.uuid(),
  what,
  /** Whose chart it is of, where the reader may open that chart now. */
  patient: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  noteId: z.uuid().nullable(),
  from: words,
  until: words,
  state: z.enum(DOWNLOAD_STATES),
  /** In hundredths. */
  progress: z.number().int(),
  failure: z.enum(FAILURES).nullable(),
  size: z.number().int().nullable(),
  sha256: words,
  createdAt: z.string(),
  expiresAt: words,
});
export type Download = z.output<typeof download>;
export type DownloadFailure = (typeof FAILURES)[number];

export const downloadPage = z.object({ items: z.array(download), nextCursor: words });
export type DownloadPage = z.output<typeof downloadPage>;
export const listDownloadsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});
export type ListDownloadsQuery = z.output<typeof listDownloadsQuery>;

export const downloadParams = z.strictObject({ downloadId: z.uuid() });
export const downloadLink = z.object({ address: z.string() });
export const downloadContentQuery = z.strictObject({ key: z.string().max(100) });
