import type { Actor } from "@/lib/platform/auth/actor";

/** Who may break the glass: whoever treats patients. */
export const mayBreakGlass = (actor: Actor) => actor.role === "doctor" || actor.role === "nurse";

/** Only a clinic's administrator reviews what was opened so. */
export const reviewsEmergencies = (actor: Actor) => actor.role === "admin";
