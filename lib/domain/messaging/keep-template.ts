import { addTo, editIn } from "@/lib/domain/templates/keep-templates";
import type { Actor } from "@/lib/platform/auth/actor";
import { MESSAGE_TEMPLATES } from "./list-templates";
import type { AddMessageTemplateInput, EditMessageTemplateInput } from "./template-schema";

/** Adds a template of answers. Fails: not_found (who neither treats nor administers), conflict (too many). */
export const addMessageTemplate = (actor: Actor, input: AddMessageTemplateInput) =>
  addTo(actor, MESSAGE_TEMPLATES, input);

/** Changes or removes a template of one's own, or the clinic's as its administrator. Fails: not_found, stale. */
export const editMessageTemplate = (
  actor: Actor,
  templateId: string,
  input: EditMessageTemplateInput,
  version: number,
) => editIn(actor, MESSAGE_TEMPLATES, templateId, { input, version });
