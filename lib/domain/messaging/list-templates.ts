import { type TemplateKind, templatesOf } from "@/lib/domain/templates/template-kind";
import type { Actor } from "@/lib/platform/auth/actor";
import { type MessageTemplate, messageTemplate } from "./template-schema";

/** Texts to answer messages with. */
export const MESSAGE_TEMPLATES: TemplateKind<MessageTemplate> = {
  table: "message_templates",
  words: ["name", "body"],
  template: messageTemplate,
  keepers: ["doctor", "nurse"],
};

/** The clinic's templates of answers and one's own, by name. */
export const listMessageTemplates = (actor: Actor) => templatesOf(actor, MESSAGE_TEMPLATES);
