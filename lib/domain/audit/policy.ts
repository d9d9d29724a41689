import type { Actor } from "@/lib/platform/auth/actor";

/** Only a clinic's administrator reads its audit log. */
export const mayReadAudit = (actor: Actor) => actor.role === "admin";
