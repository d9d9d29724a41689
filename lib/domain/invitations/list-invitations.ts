import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import { requireInviter } from "./policy";
import { INVITATION_COLUMNS, INVITATION_TABLES } from "./row";
import { type InvitationPage, invitation, type ListInvitationsQuery } from "./schema";

const STATEMENT = `SELECT ${INVITATION_COLUMNS} FROM ${INVITATION_TABLES}
  WHERE i.clinic_id = current_clinic() AND i.outcome IS NULL AND i.id < $1::uuid ORDER BY i.id DESC LIMIT $2`;
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Who was asked in and hasn't come yet, the latest first. Fails: not_found (for who may not), malformed (cursor). */
export async function listInvitations(
  actor: Actor,
  { limit, cursor }: ListInvitationsQuery,
): Promise<InvitationPage> {
  requireInviter(actor);
  const [before = LAST] = cursor ? decodeCursor(cursor, ["uuid"]) : [];
  const found = await queryAs(actor, STATEMENT, [before, limit + 1]);
  await audit({ ...auditedAs(actor), action: "list", part: "invitations", outcome: "done" });
  const items = found.slice(0, limit).map((row) => invitation.parse(row));
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? encodeCursor([last.id]) : null };
}
