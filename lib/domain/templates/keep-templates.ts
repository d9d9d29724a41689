import type { Actor } from "@/lib/platform/auth/actor";
import { auditedAs } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { writeOnce } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { type Template, type TemplateKind, templateOf } from "./template-kind";

const MOST_TEMPLATES = 200;

type Words = { name: string };

/** Whose templates this actor keeps: an administrator the clinic's, who may have some their own. Fails: not_found. */
function ownerOf(actor: Actor, keepers: readonly Actor["role"][]): string | null {
  if (actor.role === "admin") return null;
  if (keepers.includes(actor.role)) return actor.memberId;
  throw new AppError("not_found");
}

/** Adds a template. Fails: not_found (no keeper), conflict (too many). */
export function addTo<T extends Template>(
  actor: Actor,
  kind: TemplateKind<T>,
  input: Words,
): Promise<T> {
  const { table, words } = kind;
  const ownerId = ownerOf(actor, kind.keepers);
  return writeOnce(actor, async (tx) => {
    await requireRoom(tx, table, ownerId);
    const id = uuid7();
    const columns = words.join(", ");
    await tx.$executeRawUnsafe(
      `INSERT INTO ${table} (clinic_id, id, owner_id, ${columns})
       SELECT current_clinic(), $1::uuid, $2::uuid, ${columns} FROM jsonb_populate_record(NULL::${table}, $3::jsonb)`,
      id,
      ownerId,
      JSON.stringify(input),
    );
    await auditIn(tx, actor, "add-template", input.name);
    return templateOf(tx, actor, kind, id);
  });
}

type Change = { input: Words | { removed: true }; version: number };

/** Changes or removes a template of one's own, or the clinic's as its administrator. Fails: not_found, stale. */
export function editIn<T extends Template>(
  actor: Actor,
  kind: TemplateKind<T>,
  id: string,
  { input, version }: Change,
): Promise<T> {
  const ownerId = ownerOf(actor, kind.keepers);
  return writeOnce(actor, async (tx) => {
    const before = await templateOf(tx, actor, kind, id);
    const removed = "removed" in input;
    const columns = kind.words.join(", ");
    const change = removed
      ? "removed_at = now()"
      : `(${columns}) = (SELECT ${columns} FROM jsonb_populate_record(NULL::${kind.table}, $4::jsonb))`;
    const changed = await tx.$executeRawUnsafe(
      `UPDATE ${kind.table} SET version = version + 1, ${change} WHERE clinic_id = current_clinic() AND id = $1::uuid
         AND owner_id IS NOT DISTINCT FROM $2::uuid AND version = $3 AND $4::jsonb IS NOT NULL`,
      id,
      ownerId,
      version,
      JSON.stringify(input),
    );
    if (changed === 0)
      throw new AppError(before.ofClinic === (ownerId === null) ? "stale" : "not_found");
    await auditIn(tx, actor, removed ? "remove-template" : "edit-template", before.name);
    return { ...before, ...input, version: version + 1 };
  });
}

async function requireRoom(tx: Tx, table: string, ownerId: string | null): Promise<void> {
  const [kept] = await tx.$queryRawUnsafe<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM ${table}
     WHERE clinic_id = current_clinic() AND owner_id IS NOT DISTINCT FROM $1::uuid AND removed_at IS NULL`,
    ownerId,
  );
  if ((kept?.count ?? 0) >= MOST_TEMPLATES)
    throw new AppError("conflict", { message: "too_many_templates" });
}

function auditIn(tx: Tx, actor: Actor, action: string, name: string) {
  const { actorKind, actorId, ...where } = auditedAs(actor);
  return tx.auditEvent.createMany({
    data: [
      { id: uuid7(), actorKind, actorId, ...where, action, outcome: "done", detail: { name } },
    ],
  });
}
