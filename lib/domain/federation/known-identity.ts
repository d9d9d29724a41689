import { z } from "zod";
import type { ProviderPerson } from "@/lib/platform/auth/provider";
import { authPool } from "@/lib/platform/db/pools";

const row = z.object({ userId: z.string(), id: z.string(), email: z.string() });
export type KnownIdentity = z.output<typeof row>;

/** Whose account the provider's name for somebody is linked to; undefined for none. By mc_auth. */
export async function knownIdentity({
  issuer,
  subject,
}: ProviderPerson): Promise<KnownIdentity | undefined> {
  const { rows } = await authPool().query({
    name: "known-identity",
    text: `SELECT i.user_id AS "userId", i.id, u.email FROM identities i JOIN users u ON u.id = i.user_id
           WHERE i.issuer = $1 AND i.subject = $2`,
    values: [issuer, subject],
  });
  return rows[0] && row.parse(rows[0]);
}
