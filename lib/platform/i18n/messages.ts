import en from "@/messages/en.json";
import es from "@/messages/es.json";
import type { Locale } from "./locale";

const MESSAGES = { es, en };

/** All texts of a language. */
export const messagesOf = (locale: Locale) => MESSAGES[locale];
