import { createHash } from "node:crypto";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { changeSettings } from "./change-settings";
import { pictureType } from "./picture";
import type { ChangeGeneralInput, SettingsPage } from "./schema";

const HASH_LENGTH = 16;

/** Changes the general section; a new logo is checked by what is in it. Fails: as changeSettings, invalid (no picture). */
export async function changeGeneral(
  actor: Actor,
  { logo, ...input }: ChangeGeneralInput,
  version: number,
): Promise<SettingsPage<"general">> {
  if (logo === undefined) return changeSettings(actor, "general", input, version);
  if (logo === null) {
    return changeSettings(actor, "general", { ...input, logo }, version, (tx) => keep(tx, {}));
  }
  const bytes = Buffer.from(logo, "base64");
  const type = pictureType(bytes);
  if (!type) throw new AppError("invalid", { faults: [{ path: "$.logo", message: "no_picture" }] });
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, HASH_LENGTH);
  return changeSettings(actor, "general", { ...input, logo: hash }, version, (tx) =>
    keep(tx, { type, data: logo }),
  );
}

const keep = (tx: Tx, picture: object) => tx.$executeRaw`
  INSERT INTO settings (clinic_id, name, value) VALUES (current_clinic(), 'logo', ${JSON.stringify(picture)}::jsonb)
  ON CONFLICT (clinic_id, name) DO UPDATE SET value = excluded.value, version = settings.version + 1, changed_at = now()`;
