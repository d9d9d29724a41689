import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { queryAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";

/** What every template has besides its words. */
export type Template = { id: string; name: string; ofClinic: boolean; version: number };

/** A kind of texts that people begin with: where they are kept, their words (columns of that name), who keeps their own. */
export type TemplateKind<T extends Template> = {
  table: "note_templates" | "message_templates";
  words: readonly (keyof T & string)[];
  template: z.ZodType<T>;
  keepers: readonly Actor["role"][];
};

const itemSql = ({ words }: { words: readonly string[] }) =>
  `json_build_object('id', n.id, 'ofClinic', n.owner_id IS NULL, 'version', n.version, ${words
    .map((word) => `'${word}', n.${word}`)
    .join(", ")})`;

// The clinic's, which an administrator sees too, and one's own. $1 the reader's membership.
const MINE =
  "n.clinic_id = current_clinic() AND n.removed_at IS NULL AND (n.owner_id IS NULL OR n.owner_id = $1::uuid)";
const rows = z.array(z.object({ template: z.unknown() }));

/** The clinic's templates of a kind and one's own, by name. */
export async function templatesOf<T extends Template>(
  actor: Actor,
  kind: TemplateKind<T>,
): Promise<{ items: T[] }> {
  const found = await queryAs(
    actor,
    `SELECT ${itemSql(kind)} AS template FROM ${kind.table} n WHERE ${MINE} ORDER BY lower(n.name), n.id`,
    [actor.memberId],
  );
  return { items: rows.parse(found).map(({ template }) => kind.template.parse(template)) };
}

/** A template that this person may use. Fails: not_found. */
export async function templateOf<T extends Template>(
  tx: Tx,
  actor: Actor,
  kind: TemplateKind<T>,
  id: string,
): Promise<T> {
  const found = await tx.$queryRawUnsafe(
    `SELECT ${itemSql(kind)} AS template FROM ${kind.table} n WHERE ${MINE} AND n.id = $2::uuid`,
    actor.memberId,
    id,
  );
  const [row] = rows.parse(found);
  if (!row) throw new AppError("not_found");
  return kind.template.parse(row.template);
}
