import { tellOfChange } from "@/lib/domain/identity/account-mail";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { cameBack } from "./flow";
import { keepIdentity } from "./keep-identity";
import { IDENTITY_COLUMNS, identityOf } from "./row";
import type { Identity } from "./schema";

/** Links who came back from the provider to one's own account. Fails: invalid, conflict (linked already), unavailable. */
export async function linkIdentity(
  actor: Actor,
  sessionId: string,
  query: string,
): Promise<Identity> {
  const { userId } = actor;
  const back = await cameBack("link", sessionId, query);
  if (!back)
    throw new AppError("invalid", { faults: [{ path: "$.query", message: "provider_refused" }] });
  return writeAs(actor, async (tx) => {
    const id = await keepIdentity(tx, userId, back.person);
    const detail = { issuer: back.person.issuer };
    const event = { action: "write", part: "provider", why: "added", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, "provider-linked");
    const where = { userId_id: { userId, id } };
    return identityOf(await tx.identity.findUniqueOrThrow({ where, select: IDENTITY_COLUMNS }));
  });
}
