import { z } from "zod";

const locale = z.enum(["es", "en"]);

/** Who is signed in, and where. */
export const me = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    /** The person's own choice; null: the clinic's. */
    locale: locale.nullable(),
    platformAdmin: z.boolean(),
  }),
  role: z.enum(["doctor", "nurse", "admin", "patient"]),
  clinic: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string(), locale }),
  /** A patient's own chart. */
  patientId: z.uuid().nullable(),
  version: z.number().int(),
});
export type Me = z.output<typeof me>;

export const changeMeInput = z.strictObject({ locale });
export type ChangeMeInput = z.output<typeof changeMeInput>;

/** Encrypts what is typed and not yet sent, in this person's browser only. */
export const draftKey = z.object({ key: z.string() });
