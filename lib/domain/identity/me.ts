import { createHmac } from "node:crypto";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { ChangeMeInput, Me } from "./schema";

/** Who is signed in, from the session alone: no database. */
export function meOf(session: Session): Me {
  const { userId, name, email, locale, platformAdmin, role, patientId, version } = session;
  const { clinicId, clinicName, timeZone, clinicLocale } = session;
  return {
    user: { id: userId, name, email, locale, platformAdmin },
    role,
    clinic: { id: clinicId, name: clinicName, timeZone, locale: clinicLocale },
    patientId,
    version,
  };
}

/** Changes one's own choices. Fails: stale. */
export async function changeMe(
  actor: Actor,
  input: ChangeMeInput,
  version: number,
): Promise<number> {
  const changed = await writeAs(actor, (tx) =>
    tx.user.updateMany({
      where: { id: actor.userId, version },
      data: { locale: input.locale, version: version + 1 },
    }),
  );
  if (changed.count === 0) throw new AppError("stale");
  return version + 1;
}

/** The key of this person's drafts: the same on every device, never stored, useless to anyone else. */
export function draftKeyOf(actor: Actor): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET)
    .update(`drafts:${actor.clinicId}:${actor.userId}`)
    .digest("base64url");
}
