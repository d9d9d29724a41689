import type { Passkey } from "./passkey-schema";

/** What is shown of a key. */
export const KEY_COLUMNS = {
  id: true,
  name: true,
  createdAt: true,
  lastUsedAt: true,
  version: true,
} as const;

type Row = Omit<Passkey, "createdAt" | "lastUsedAt"> & {
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** A key's row as it is shown. */
export const keyOf = ({ createdAt, lastUsedAt, ...row }: Row): Passkey => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
