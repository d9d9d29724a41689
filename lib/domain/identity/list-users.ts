import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { queryAs } from "@/lib/platform/db/scope";
import { type ListUsersQuery, type UserPage, user } from "./schema";
import { requireUsers, USER_COLUMNS } from "./user-row";

// Each word somewhere in name or e-mail: an administrator types what they remember.
const USERS = `
  SELECT ${USER_COLUMNS} FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = current_clinic()
    AND ($1::role IS NULL OR m.role = $1::role) AND ($2::membership_state IS NULL OR m.state = $2::membership_state)
    AND u.search_text LIKE ALL (SELECT '%' || word || '%' FROM unnest(string_to_array(searchable($3), ' ')) word)
    AND ($4::text IS NULL OR (u.name COLLATE "es-x-icu", u.id) > ($4 COLLATE "es-x-icu", $5::uuid))
  ORDER BY u.name COLLATE "es-x-icu", u.id LIMIT $6`;

/** Who belongs to the clinic, by name, page by page. Fails: not_found (for who may not), malformed (cursor). */
export async function listUsers(actor: Actor, query: ListUsersQuery): Promise<UserPage> {
  requireUsers(actor);
  const { q = "", role = null, state = null, limit, cursor } = query;
  const [name = null, id = null] = cursor ? decodeCursor(cursor, ["text", "uuid"]) : [];
  const rows = await queryAs(actor, USERS, [role, state, q, name, id, limit + 1]);
  const items = rows.slice(0, limit).map((row) => user.parse(row));
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null,
  };
}
