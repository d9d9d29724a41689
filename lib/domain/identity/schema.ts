import { z } from "zod";
import { requiredText, text } from "@/lib/platform/text";
import { STAFF_ROLES } from "./parts";

const locale = z.enum(["es", "en"]);
const density = z.enum(["compact", "comfortable"]);

/** Who is signed in, and where. */
export const me = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    /** The person's own choice; null: the clinic's. */
    locale: locale.nullable(),
    /** The person's own choice of an IANA zone; null: the browser's. */
    timeZone: z.string().nullable(),
    /** The person's own choice; null: the role's. */
    density: density.nullable(),
    platformAdmin: z.boolean(),
  }),
  role: z.enum(["doctor", "nurse", "admin", "patient"]),
  clinic: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string(), locale }),
  /** Every clinic that the person belongs to, the active one among them. */
  clinics: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** A patient's own chart, or that of whom they act for. */
  patientId: z.uuid().nullable(),
  /** Whom they act for, who isn't themself, and in which parts of the record. */
  acting: z.object({ name: z.string(), scopes: z.array(z.string()) }).nullable(),
  version: z.number().int(),
});
export type Me = z.output<typeof me>;

export const LONGEST_NAME = 100;

export const changeMeInput = z
  .strictObject({
    name: requiredText(LONGEST_NAME)
      .regex(/^\P{Cc}*$/u, { error: "unstorable" })
      .trim()
      .optional(),
    locale: locale.optional(),
    /** An IANA zone; null: the browser's. */
    timeZone: z.string().max(64).nullable().optional(),
    /** null: the role's. */
    density: density.nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: "nothing_changed" });
export type ChangeMeInput = z.output<typeof changeMeInput>;

/** The person's own facts and choices, as their row has them. */
export const ownFacts = z.object({
  name: z.string(),
  locale: locale.nullable(),
  timeZone: z.string().nullable(),
  density: density.nullable(),
  version: z.number().int(),
});

export const SHORTEST_PASSWORD = 15;
export const SHORTEST_WITH_FACTOR = 8;
export const LONGEST_PASSWORD = 128;

/** What may be one; whether it is taken, password-rules.ts says. */
const newPassword = z
  .string()
  .min(1, { error: "required" })
  .max(4 * LONGEST_PASSWORD);
export const changePasswordInput = z.strictObject({
  current: z.string().max(LONGEST_PASSWORD),
  next: newPassword,
});
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

/** Asks for a link to a new password. */
export const askResetInput = z.strictObject({
  email: z.string().max(320).normalize().trim().toLowerCase(),
});
/** Sets a new password by a link's token. */
export const useResetInput = z.strictObject({ token: z.string().max(100), next: newPassword });
export type UseResetInput = z.output<typeof useResetInput>;

export const sessionParams = z.strictObject({ handle: z.string().regex(/^[\w-]{22}$/) });
/** One's own living sessions: where each began and when it was last seen. */
export const ownSessions = z.object({
  items: z.array(
    z.object({
      /** Names it, and opens nothing. */
      handle: z.string(),
      /** What the browser said of itself; "?" for what it didn't say. */
      device: z.object({
        browser: z.string(),
        system: z.string(),
        kind: z.enum(["desktop", "mobile", "tablet", "other"]),
      }),
      /** Where it began; not where that is. */
      address: z.string().nullable(),
      startedAt: z.string(),
      lastSeenAt: z.string(),
      isThis: z.boolean(),
    }),
  ),
});
export type OwnSessions = z.output<typeof ownSessions>;

/** What a session has left: without an act, and at most. */
export const sessionEnd = z.object({ idleMs: z.number().int(), longestMs: z.number().int() });
export type SessionEnd = z.output<typeof sessionEnd>;

export const switchClinicInput = z.strictObject({ clinicId: z.uuid() });

/** Encrypts what is typed and not yet sent, in this person's browser only. */
export const draftKey = z.object({ key: z.string() });

/** One who belongs to the clinic; `id` is the account's. */
export const user = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: me.shape.role,
  state: z.enum(["active", "suspended"]),
  lastSignInAt: z.string().nullable(),
  version: z.number().int(),
});
export type User = z.output<typeof user>;
export const userPage = z.object({ items: z.array(user), nextCursor: z.string().nullable() });
export type UserPage = z.output<typeof userPage>;

/** `q`: words of name or e-mail in any order, accents or not. */
export const listUsersQuery = z.strictObject({
  q: text(200).optional(),
  role: me.shape.role.optional(),
  state: user.shape.state.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(2000).optional(),
});
export type ListUsersQuery = z.output<typeof listUsersQuery>;

export const userParams = z.strictObject({ userId: z.uuid() });
/** Suspends a user or lets them in again; `reason` is for the audit log. */
export const changeUserInput = z.strictObject({
  state: user.shape.state,
  reason: requiredText(500),
});
export type ChangeUserInput = z.output<typeof changeUserInput>;

/** What somebody of the staff is from now on; `reason` is for the audit log, and for the relations that end. */
export const changeRoleInput = z.strictObject({
  role: z.enum(STAFF_ROLES),
  reason: requiredText(300).trim(),
});
export type ChangeRoleInput = z.output<typeof changeRoleInput>;

/** `identified`: how whoever takes the factors away knew that it is this person who asks. */
export const resetFactorInput = z.strictObject({ identified: requiredText(300).trim() });
export type ResetFactorInput = z.output<typeof resetFactorInput>;
/** `needsPassword`: the password was only long enough with a factor, so a new one must be asked for by mail. */
export const factorReset = z.object({ needsPassword: z.boolean() });
export type FactorReset = z.output<typeof factorReset>;
/** How many sessions ended. */
export const endedSessions = z.object({ ended: z.number().int() });
export type EndedSessions = z.output<typeof endedSessions>;

const SEALED_LENGTH = 900_000; // a note of 200 kB in any script, encrypted, within a body of 1 MiB
const draftName = z.string().regex(/^[a-z-]{1,40}:[0-9a-z:-]{1,100}$/, { error: "bad_draft_name" });
export const draftParams = z.object({ name: draftName });

/** What was typed and not sent: base64 of what the browser encrypted; the server cannot show it to anyone else. */
export const keepDraftInput = z.strictObject({
  name: draftName,
  sealed: z
    .string()
    .max(SEALED_LENGTH)
    .regex(/^[A-Za-z0-9+/]+=*$/),
  savedAt: z.iso.datetime({ offset: true, error: "bad_moment" }),
});
export type KeepDraftInput = z.output<typeof keepDraftInput>;
export const draft = z.object({ name: z.string(), sealed: z.string(), savedAt: z.string() });
export type Draft = z.output<typeof draft>;
