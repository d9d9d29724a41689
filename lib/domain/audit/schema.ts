import { z } from "zod";
import { isZone } from "@/lib/platform/i18n/zone";

/** What can be filtered by; other words may come with an import. */
export const ACTIONS = [
  "read",
  "write",
  "list",
  "search",
  "sign-in",
  "sign-out",
  "settings",
  "suspend",
  "reactivate",
  "change-role",
  "end-sessions",
  "reset-factor",
  "invite",
  "export",
  "print",
  "verify",
  "denied",
  "import",
  "seed",
] as const;

/** A day that has one before and after it, whatever the zone. */
const day = z.iso.date().refine((given) => given > "0001" && given < "9999", "out_of_range");

const filters = {
  patientId: z.uuid().optional(),
  actorId: z.uuid().optional(),
  action: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  /** First and last day, in `timeZone`, or the clinic's where none is given. */
  from: day.optional(),
  until: day.optional(),
  timeZone: z.string().refine(isZone, "unknown_zone").optional(),
};
export const exportAuditEventsQuery = z.strictObject(filters);
export type AuditQuery = z.output<typeof exportAuditEventsQuery>;

/** The names of who a filter is about. */
export type AuditNames = { actor: string | null; patient: string | null };

export const listAuditEventsQuery = z.strictObject({
  ...filters,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListAuditEventsQuery = z.output<typeof listAuditEventsQuery>;

export const auditEvent = z.object({
  id: z.uuid(),
  at: z.string(),
  actorKind: z.enum(["user", "system", "anonymous", "link"]),
  /** Who: id always where there is one, name while the person belongs to the clinic. */
  actor: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
  patient: z
    .object({ id: z.uuid(), mrn: z.string().nullable(), name: z.string().nullable() })
    .nullable(),
  action: z.string(),
  part: z.string().nullable(),
  why: z.string().nullable(),
  outcome: z.enum(["done", "refused", "failed"]),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  /** What a change changed: settings with their old and new value, who was suspended, which fields of one's account. */
  detail: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEvent = z.output<typeof auditEvent>;

export const auditEventPage = z.object({
  items: z.array(auditEvent),
  nextCursor: z.string().nullable(),
});
export type AuditEventPage = z.output<typeof auditEventPage>;
