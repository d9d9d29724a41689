import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import type { Enrolment } from "./factor-schema";
import { sealSeed } from "./own-seed";
import { SITE_NAME } from "./passkey-site";
import { newSeed, pictureOf } from "./totp";

/**
 * A new seed for an app that is to show codes. Nobody is asked for one before a code of it was shown: until then, asking
 * again gives another seed. Fails: conflict (there is one already).
 */
export async function startEnrolment(actor: Actor, { email }: Session): Promise<Enrolment> {
  const { userId } = actor;
  const seed = newSeed();
  const sealed = sealSeed(userId, seed);
  await writeAs(actor, async (tx) => {
    const kept = await tx.$executeRaw`
      INSERT INTO authenticators (user_id, seed) VALUES (${userId}::uuid, ${sealed})
      ON CONFLICT (user_id) DO UPDATE SET seed = ${sealed}, last_step = 0, created_at = now()
      WHERE authenticators.confirmed_at IS NULL`;
    if (kept === 0) throw new AppError("conflict", { message: "factor_already" });
    const event = { action: "write", part: "factor", why: "begun" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
  });
  const { address, size, path } = pictureOf(seed, SITE_NAME, email);
  return { key: seed, address, picture: { size, path } };
}
