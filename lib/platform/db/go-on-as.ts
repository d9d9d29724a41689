import type { RequestScope, Tx } from "./scope";

/** The rest of a transaction belongs to another scope: of whom it is about, where one act concerns two people's rows. */
export async function goOnAs(tx: Tx, { clinicId, userId }: RequestScope): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT enter_scope(${clinicId}::uuid, ${userId}::uuid, NULL, NULL)) entered`;
}
