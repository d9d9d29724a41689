import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";

const picture = z.object({ type: z.string(), data: z.string() });

/** The picture of the actor's clinic, for anyone who is signed in to it. Fails: not_found. */
export async function getLogo(
  actor: Actor,
): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> }> {
  const [row] = await queryAs(
    actor,
    "SELECT value FROM settings WHERE clinic_id = current_clinic() AND name = 'logo'",
    [],
  );
  const found = picture.safeParse(row?.value);
  if (!found.success) throw new AppError("not_found");
  return { type: found.data.type, bytes: new Uint8Array(Buffer.from(found.data.data, "base64")) };
}
