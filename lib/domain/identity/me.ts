import { createHmac } from "node:crypto";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { env } from "@/lib/platform/env";
import type { Me } from "./schema";

/** Who is signed in, from the session alone: no database. */
export function meOf(session: Session): Me {
  const { userId, name, email, locale, ownTimeZone, density, platformAdmin } = session;
  const { role, acting, version } = session;
  const { clinicId, clinicName, timeZone, clinicLocale, clinics } = session;
  return {
    user: { id: userId, name, email, locale, timeZone: ownTimeZone, density, platformAdmin },
    role,
    clinic: { id: clinicId, name: clinicName, timeZone, locale: clinicLocale },
    clinics,
    patientId: acting?.patientId ?? session.patientId,
    acting: acting ? { name: acting.name, scopes: acting.scopes } : null,
    version,
  };
}

/** The key of this person's drafts: the same on every device, never stored, useless to anyone else. */
export function draftKeyOf(actor: Actor): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET)
    .update(`drafts:${actor.clinicId}:${actor.userId}`)
    .digest("base64url");
}
