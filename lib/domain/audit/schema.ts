import { z } from "zod";

export const listAuditEventsQuery = z.strictObject({
  patientId: z.uuid().optional(),
  actorId: z.uuid().optional(),
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
});
export type AuditEvent = z.output<typeof auditEvent>;

export const auditEventPage = z.object({
  items: z.array(auditEvent),
  nextCursor: z.string().nullable(),
});
export type AuditEventPage = z.output<typeof auditEventPage>;
