import type { Identity } from "./schema";

/** What is shown of an identity. */
export const IDENTITY_COLUMNS = {
  id: true,
  issuer: true,
  email: true,
  createdAt: true,
  lastUsedAt: true,
} as const;

type Row = Omit<Identity, "createdAt" | "lastUsedAt"> & {
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** An identity's row as it is shown. */
export const identityOf = ({ createdAt, lastUsedAt, ...row }: Row): Identity => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
