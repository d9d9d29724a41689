import type { Actor } from "@/lib/platform/auth/actor";

/** Who has a list of patients: who treats (their own) and administrators (the clinic's, without charts). */
export const mayListPatients = (actor: Actor) =>
  actor.role === "doctor" || actor.role === "nurse" || actor.role === "admin";

/** Whether this role enters and corrects what stands in a chart's lists. */
export const keepsRecords = (role: string) => role === "doctor";
