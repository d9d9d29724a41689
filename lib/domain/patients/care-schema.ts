import { z } from "zod";
import { requiredText } from "@/lib/platform/text";

export const CARE_ROLES = ["primary", "specialist", "covering"] as const;
const careRole = z.enum(CARE_ROLES);
const day = z.iso.datetime({ offset: true, error: "bad_moment" });

/** Who treats a patient, from when until when, and why. */
export const careRelationship = z.object({
  id: z.uuid(),
  member: z.object({ id: z.uuid(), name: z.string(), speciality: z.string().nullable() }),
  role: careRole,
  reason: z.string(),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  endReason: z.string().nullable(),
  /** Whether it holds now. */
  active: z.boolean(),
  version: z.number().int(),
});
export type CareRelationship = z.output<typeof careRelationship>;
export const careRelationships = z.object({ items: z.array(careRelationship) });

export const assignCareInput = z.strictObject({
  memberId: z.uuid(),
  role: careRole,
  reason: requiredText(300),
  /** Until when, for a cover; open when it isn't said. */
  endsAt: day.optional(),
});
export type AssignCareInput = z.output<typeof assignCareInput>;

/** Ends a relation; with `transferTo` another member takes it over at the same moment. */
export const endCareInput = z.strictObject({
  reason: requiredText(300),
  transferTo: z.uuid().optional(),
});
export type EndCareInput = z.output<typeof endCareInput>;

/** Who can treat in this clinic. */
export const careMembers = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      role: z.enum(["doctor", "nurse"]),
      speciality: z.string().nullable(),
    }),
  ),
});
export type CareMember = z.output<typeof careMembers>["items"][number];
