import { createTranslator } from "next-intl";
import en from "@/messages/en.json";
import es from "@/messages/es.json";
import type { Locale } from "./locale";

const MESSAGES = { es, en };

/** All texts of a language. */
export const messagesOf = (locale: Locale) => MESSAGES[locale];

/** Texts of failures, for answers of the API. */
export function errorText(locale: Locale) {
  return createTranslator({ locale, messages: MESSAGES[locale], namespace: "errors" });
}
