import type { Actor } from "@/lib/platform/auth/actor";
import { auditedAs } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { writeOnce } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { templateOf } from "./list-templates";
import type { AddTemplateInput, EditTemplateInput, NoteTemplate } from "./template-schema";

const MOST_TEMPLATES = 200;

/** Whose templates this actor keeps: an administrator the clinic's, a doctor their own. Fails: not_found. */
function ownerOf(actor: Actor): string | null {
  if (actor.role === "admin") return null;
  if (actor.role === "doctor") return actor.memberId;
  throw new AppError("not_found");
}

/** Adds a template. Fails: not_found (no doctor or administrator), conflict (too many). */
export function addTemplate(actor: Actor, input: AddTemplateInput): Promise<NoteTemplate> {
  const { clinicId } = actor;
  const ownerId = ownerOf(actor);
  return writeOnce(actor, async (tx) => {
    if ((await tx.noteTemplate.count({ where: { clinicId, ownerId } })) >= MOST_TEMPLATES)
      throw new AppError("conflict", { message: "too_many_templates" });
    const id = uuid7();
    await tx.noteTemplate.createMany({ data: [{ ...asRow(input), clinicId, id, ownerId }] });
    await auditIn(tx, actor, "add-template", input.name);
    return templateOf(tx, actor, id);
  });
}

/** Changes or removes a template of one's own, or the clinic's as its administrator. Fails: not_found, stale. */
export function editTemplate(
  actor: Actor,
  templateId: string,
  input: EditTemplateInput,
  version: number,
): Promise<NoteTemplate> {
  const ownerId = ownerOf(actor);
  return writeOnce(actor, async (tx) => {
    const before = await templateOf(tx, actor, templateId);
    const data = "removed" in input ? { removedAt: new Date() } : asRow(input);
    const changed = await tx.noteTemplate.updateMany({
      where: { clinicId: actor.clinicId, id: templateId, ownerId, version },
      data: { ...data, version: version + 1 },
    });
    if (changed.count === 0)
      throw new AppError(before.ofClinic === (ownerId === null) ? "stale" : "not_found");
    await auditIn(tx, actor, "removed" in input ? "remove-template" : "edit-template", before.name);
    return { ...before, ...input, version: version + 1 };
  });
}

const asRow = ({ type, ...words }: AddTemplateInput) => ({
  ...words,
  type: type === "follow-up" ? ("followUp" as const) : type,
});

function auditIn(tx: Tx, actor: Actor, action: string, name: string) {
  const { actorKind, actorId, ...where } = auditedAs(actor);
  return tx.auditEvent.createMany({
    data: [
      { id: uuid7(), actorKind, actorId, ...where, action, outcome: "done", detail: { name } },
    ],
  });
}
