import type { Tx } from "@/lib/platform/db/scope";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { type ACCOUNT_MAILS, accountMailDue } from "./jobs";

type Kind = (typeof ACCOUNT_MAILS)[number];

/** Has a mail about an account sent to its person, in the transaction of what it is about. */
export async function tellOfChange(
  tx: Tx,
  userId: string,
  kind: Kind,
  subjectId: string | null = null,
): Promise<void> {
  await sendLater(tx, accountMailDue, { kind, userId, subjectId });
}
