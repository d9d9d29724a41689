import { addTo, editIn } from "@/lib/domain/templates/keep-templates";
import type { Actor } from "@/lib/platform/auth/actor";
import { NOTE_TEMPLATES } from "./list-templates";
import type { AddTemplateInput, EditTemplateInput } from "./template-schema";

/** Adds a template of notes. Fails: not_found (no doctor or administrator), conflict (too many). */
export const addTemplate = (actor: Actor, input: AddTemplateInput) =>
  addTo(actor, NOTE_TEMPLATES, input);

/** Changes or removes a template of one's own, or the clinic's as its administrator. Fails: not_found, stale. */
export const editTemplate = (
  actor: Actor,
  templateId: string,
  input: EditTemplateInput,
  version: number,
) => editIn(actor, NOTE_TEMPLATES, templateId, { input, version });
