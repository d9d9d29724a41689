import { z } from "zod";

/** Where one goes to sign in at the provider. */
export const providerAddress = z.object({ address: z.string() });

const place = z.string().max(500);
export const askProviderInput = z.strictObject({
  /** Where one wants to go afterwards. */
  next: place.nullable(),
});

/** The query that the provider sent one back with. */
export const providerAnswer = z.strictObject({ query: z.string().max(5000).regex(/^\?/) });
export const cameIn = z.object({ next: place.nullable() });

/** By which name the provider knows somebody. */
export const identity = z.object({
  id: z.uuid(),
  issuer: z.string(),
  email: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export type Identity = z.output<typeof identity>;
export const identities = z.object({ items: z.array(identity) });
export const identityParams = z.strictObject({ identityId: z.uuid() });
