import { z } from "zod";
import { authPool } from "@/lib/platform/db/pools";

const locale = z.enum(["es", "en"]);
const account = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  locale: locale.nullable(),
  ownTimeZone: z.string().nullable(),
  density: z.enum(["compact", "comfortable"]).nullable(),
  platformAdmin: z.boolean(),
  version: z.number(),
  passwordHash: z.string().nullable(),
  hasFactor: z.boolean(),
  memberships: z.array(
    z.object({
      clinicId: z.string(),
      clinicName: z.string(),
      clinicLocale: locale,
      timeZone: z.string(),
      memberId: z.string(),
      role: z.enum(["doctor", "nurse", "admin", "patient"]),
      state: z.enum(["active", "suspended"]),
    }),
  ),
});
export type SignInAccount = z.output<typeof account>;

/** The account of an e-mail address (any case, accents typed either way), with its hash and clinics, before any clinic is known; by mc_auth. */
export async function signInAccount(email: string): Promise<SignInAccount | undefined> {
  // Nobody's: the database holds no such text, and fails when it is asked for one.
  if (email.includes("\0")) return undefined;
  const { rows } = await authPool().query({
    name: "sign-in-account",
    text: `SELECT u.id AS "userId", u.name, u.email, u.locale, u.time_zone AS "ownTimeZone", u.density, u.platform_admin AS "platformAdmin", u.version,
             c.password_hash AS "passwordHash",
             EXISTS (SELECT FROM authenticators a WHERE a.user_id = u.id AND a.confirmed_at IS NOT NULL)
               OR EXISTS (SELECT FROM passkeys p WHERE p.user_id = u.id) AS "hasFactor",
             coalesce((SELECT json_agg(json_build_object('clinicId', m.clinic_id, 'clinicName', k.name, 'clinicLocale', k.locale,
                                         'timeZone', k.time_zone, 'memberId', m.id, 'role', m.role, 'state', m.state) ORDER BY k.name)
                       FROM memberships m JOIN clinics k ON k.id = m.clinic_id
                       WHERE m.user_id = u.id), '[]') AS memberships
           FROM users u LEFT JOIN credentials c ON c.user_id = u.id WHERE u.email = $1`,
    values: [email.normalize("NFC").trim().toLowerCase()],
  });
  return rows[0] && account.parse(rows[0]);
}
