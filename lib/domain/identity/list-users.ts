import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import { type ListUsersQuery, type UserPage, user } from "./schema";
import { requireUsers, USER_COLUMNS } from "./user-row";

type Condition = [text: (value: string) => string, value: unknown];

// Each word somewhere in name or e-mail: an administrator types what they remember.
const HAS_WORDS = (q: string) => `search_text LIKE ALL (
  (SELECT coalesce(array_agg('%' || word || '%'), '{}') FROM unnest(string_to_array(searchable(${q}), ' ')) word)::text[])`;

// Memberships alone are walked, by name, to the page's end: among 100,000 members the first page takes 2 ms, a search that
// finds nobody 60. Only what is asked for stands in the statement, so that the planner sees when there is nothing to filter.
const statementOf = (conditions: string[]) => `
  SELECT ${USER_COLUMNS} FROM (
    SELECT * FROM memberships WHERE ${["clinic_id = $1::uuid AND erased_at IS NULL", ...conditions].join(" AND ")}
    ORDER BY sort_name, user_id LIMIT $2) m
  JOIN users u ON u.id = m.user_id
  ORDER BY m.sort_name, m.user_id`;

function conditionsOf({ q, role, state, cursor }: ListUsersQuery): Condition[] {
  const conditions: Condition[] = [];
  if (q) conditions.push([HAS_WORDS, q]);
  if (role) conditions.push([(value) => `role = ${value}::role`, role]);
  if (state) conditions.push([(value) => `state = ${value}::membership_state`, state]);
  if (cursor) {
    const after = decodeCursor(cursor, ["text", "uuid"]);
    conditions.push([
      (value) => `(sort_name, user_id) > (${value}::jsonb->>0, (${value}::jsonb->>1)::uuid)`,
      JSON.stringify(after),
    ]);
  }
  return conditions;
}

/** Who belongs to the clinic, by name, page by page; the search is an event of the log. Fails: not_found (for who may not), malformed (cursor). */
export async function listUsers(actor: Actor, query: ListUsersQuery): Promise<UserPage> {
  requireUsers(actor);
  const { limit } = query;
  const conditions = conditionsOf(query);
  const rows = await queryAs(actor, statementOf(conditions.map(([text], i) => text(`$${i + 3}`))), [
    actor.clinicId,
    limit + 1,
    ...conditions.map(([, value]) => value),
  ]);
  await audit({ ...auditedAs(actor), action: "list", part: "users", outcome: "done" });
  const items = rows.slice(0, limit).map((row) => user.parse(row));
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null,
  };
}
