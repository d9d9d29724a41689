import { z } from "zod";
import { patientParams } from "@/lib/domain/patients/schema";
import { requiredText, text } from "@/lib/platform/text";
import { FILE_KINDS, FILE_MOST_BYTES, PART_BYTES, plainName } from "./parts";
import { chartFile } from "./schema";

const reason = requiredText(500);
const about = {
  kind: z.enum(FILE_KINDS),
  /** The day that the document is of, not the day it came. */
  date: z.iso.date("bad_date").nullable(),
  title: requiredText(200),
  note: text(1000),
};

export const beginUploadInput = z.strictObject({
  ...about,
  note: about.note.default(""),
  name: text(1000).transform(plainName),
  /** Bytes. */
  size: z.number().int().min(1, "empty_file").max(FILE_MOST_BYTES, "file_too_large"),
});
export type BeginUploadInput = z.output<typeof beginUploadInput>;

export const editFileInput = z.strictObject({
  ...z.object(about).partial().shape,
  /** Whether the patient sees it. */
  released: z.boolean().optional(),
  /** The only state that a person gives a file, and it stays. */
  status: z.literal("entered-in-error").optional(),
  statusReason: reason.optional(),
});
export type EditFileInput = z.output<typeof editFileInput>;

/** How far an upload got: the parts that are still to come, each with where to put it. */
export const uploadState = z.object({
  id: z.uuid(),
  state: chartFile.shape.state,
  size: z.number().int(),
  partBytes: z.number().int(),
  missing: z.array(
    z.object({ part: z.number().int(), size: z.number().int(), address: z.string() }),
  ),
});
export type UploadState = z.output<typeof uploadState>;

export const fileParams = patientParams.extend({ fileId: z.uuid() });
export const partParams = fileParams.extend({
  part: z.coerce
    .number()
    .int()
    .min(1)
    .max(Math.ceil(FILE_MOST_BYTES / PART_BYTES)),
});

/** copy: to keep. view: to look at here. preview: a small picture. */
const use = z.enum(["copy", "view", "preview"]);
export type FileUse = z.output<typeof use>;
export const fileLinkQuery = z.strictObject({ use: use.default("copy") });
export const fileLink = z.object({ address: z.string() });
export const fileContentQuery = z.strictObject({ use, key: z.string().max(100) });
