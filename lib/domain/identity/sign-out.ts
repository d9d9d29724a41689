import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { revokeAllSessions } from "@/lib/platform/auth/sessions";
import { audit } from "@/lib/platform/db/audit";

/** Ends every session of this person, on every device, and the sign-ins under way. */
export async function signOutEverywhere(actor: Actor): Promise<Record<string, never>> {
  await revokeAllSessions(actor.userId);
  await audit({ ...auditedAs(actor), action: "sign-out", part: "everywhere", outcome: "done" });
  return {};
}
