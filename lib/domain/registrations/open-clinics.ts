import { z } from "zod";
import { authPool } from "@/lib/platform/db/pools";

const row = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
});
/** A clinic where patients register by themselves. */
export type OpenClinic = z.output<typeof row>;

/** Where one may register, by name; or the one with this short name alone. By mc_auth: nobody is signed in. */
export async function openClinics(slug?: string): Promise<OpenClinic[]> {
  const { rows } = await authPool().query({
    name: "open-clinics",
    text: `SELECT c.id, c.slug, c.name, c.time_zone AS "timeZone"
           FROM settings s JOIN clinics c ON c.id = s.clinic_id
           WHERE s.name = 'security' AND s.value ->> 'selfRegistration' = 'true' AND ($1::text IS NULL OR c.slug = $1)
           ORDER BY c.name, c.id LIMIT 100`,
    values: [slug ?? null],
  });
  return rows.map((found) => row.parse(found));
}
