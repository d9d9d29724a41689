import { type TemplateKind, templatesOf } from "@/lib/domain/templates/template-kind";
import type { Actor } from "@/lib/platform/auth/actor";
import { type NoteTemplate, noteTemplate } from "./template-schema";

/** Texts to begin notes with. */
export const NOTE_TEMPLATES: TemplateKind<NoteTemplate> = {
  table: "note_templates",
  words: ["name", "type", "subjective", "objective", "assessment", "plan"],
  template: noteTemplate,
  keepers: ["doctor"],
};

/** The clinic's templates of notes and one's own, by name. */
export const listTemplates = (actor: Actor) => templatesOf(actor, NOTE_TEMPLATES);
