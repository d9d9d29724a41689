import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";

const settings = z.object({
  /** Whom to call when life is at risk: 112 in the EU. */
  emergency_number: z.string().default("112"),
});
export type ClinicSettings = { emergencyNumber: string };

/** The settings of the actor's clinic, with the defaults of what it doesn't set. */
export async function clinicSettings(actor: Actor): Promise<ClinicSettings> {
  const rows = await queryAs(
    actor,
    "SELECT name, value FROM settings WHERE clinic_id = current_clinic()",
    [],
  );
  const read = settings.parse(Object.fromEntries(rows.map(({ name, value }) => [name, value])));
  return { emergencyNumber: read.emergency_number };
}
