import { z } from "zod";
import { authPool } from "@/lib/platform/db/pools";

const row = z.object({
  userId: z.string(),
  id: z.string(),
  credential: z.string(),
  publicKey: z.instanceof(Buffer),
  email: z.string(),
});
export type KnownPasskey = z.output<typeof row>;

/** Whose a key is and what its signatures are checked by; undefined for one that nobody has. By mc_auth. */
export async function knownPasskey(credential: string): Promise<KnownPasskey | undefined> {
  const { rows } = await authPool().query({
    name: "known-passkey",
    text: `SELECT p.user_id AS "userId", p.id, p.credential, p.public_key AS "publicKey", u.email
           FROM passkeys p JOIN users u ON u.id = p.user_id WHERE p.credential = $1`,
    values: [credential],
  });
  return rows[0] && row.parse(rows[0]);
}
