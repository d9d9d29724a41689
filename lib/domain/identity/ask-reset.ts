import { setTimeout as sleep } from "node:timers/promises";
import type { RequestContext } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { audit } from "@/lib/platform/db/audit";
import { PLATFORM_CLINIC, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { tellOfChange } from "./account-mail";
import { signInAccount } from "./sign-in-account";

const MINUTES = 30;
/** Longer than the work takes: so an answer says nothing of whether there is such an account. */
const ANSWER_MS = 400;

/** Has a link to a new password sent to an address, where it is an account's. The same answer after the same time if not. */
export async function askReset(
  email: string,
  from: RequestContext,
  clock: Clock = systemClock,
): Promise<Record<string, never>> {
  await Promise.all([ask(email, from, clock), sleep(ANSWER_MS)]);
  return {};
}

async function ask(email: string, from: RequestContext, clock: Clock): Promise<void> {
  const account = await signInAccount(email);
  const member = account?.memberships.find(({ state }) => state === "active");
  if (account && member) {
    const { userId } = account;
    const [id, now] = [uuid7(), clock().getTime()];
    const row = {
      userId,
      id,
      createdAt: new Date(now),
      expiresAt: new Date(now + MINUTES * 60_000),
    };
    await writeAs({ clinicId: member.clinicId, userId }, async (tx) => {
      await tx.passwordReset.createMany({ data: [row] });
      await tellOfChange(tx, userId, "reset", id);
    });
  }
  await audit({
    clinicId: member?.clinicId ?? PLATFORM_CLINIC,
    actorKind: "anonymous",
    action: "ask-reset",
    part: "password",
    outcome: member ? "done" : "refused",
    address: from.address,
    device: from.device,
    requestId: from.id,
    detail: account && { user: { id: account.userId, name: account.name } },
  });
}
