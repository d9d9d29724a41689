import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs, type Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { type NoteTemplate, noteTemplate } from "./template-schema";

const TEMPLATE = `json_build_object('id', n.id, 'name', n.name, 'type', n.type, 'ofClinic', n.owner_id IS NULL,
  'subjective', n.subjective, 'objective', n.objective, 'assessment', n.assessment, 'plan', n.plan, 'version', n.version)`;

// The clinic's, which an administrator sees too, and one's own. $1 the reader's membership.
const MINE =
  "n.clinic_id = current_clinic() AND n.removed_at IS NULL AND (n.owner_id IS NULL OR n.owner_id = $1::uuid)";

const rows = z.array(z.object({ template: noteTemplate }));

/** The clinic's templates and one's own, by name. */
export async function listTemplates(actor: Actor): Promise<{ items: NoteTemplate[] }> {
  const found = await queryAs(
    actor,
    `SELECT ${TEMPLATE} AS template FROM note_templates n WHERE ${MINE} ORDER BY lower(n.name), n.id`,
    [actor.memberId],
  );
  return { items: rows.parse(found).map(({ template }) => template) };
}

/** A template that this person may use. Fails: not_found. */
export async function templateOf(tx: Tx, actor: Actor, id: string): Promise<NoteTemplate> {
  const found = await tx.$queryRawUnsafe(
    `SELECT ${TEMPLATE} AS template FROM note_templates n WHERE ${MINE} AND n.id = $2::uuid`,
    actor.memberId,
    id,
  );
  const [row] = rows.parse(found);
  if (!row) throw new AppError("not_found");
  return row.template;
}
