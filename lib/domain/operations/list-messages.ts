import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { storedMessages } from "@/lib/platform/outbox/set-aside";
import type { ListMessagesQuery, MessagePage } from "./queue-schema";

const FIRST = "00000000-0000-0000-0000-000000000000";

/** The queue's messages of every clinic in a state, the oldest first; nothing of what they are about. Fails: malformed (cursor). */
export async function listMessages({
  state,
  limit,
  cursor,
}: ListMessagesQuery): Promise<MessagePage> {
  const [at = "-infinity", id = FIRST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const found = await storedMessages(state, [at, id], limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
  };
}
