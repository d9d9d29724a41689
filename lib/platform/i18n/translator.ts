import { createTranslator } from "next-intl";
import type { Locale } from "./locale";
import { messagesOf } from "./messages";

/** Texts of failures, for answers of the API. */
export function errorText(locale: Locale) {
  return createTranslator({ locale, messages: messagesOf(locale), namespace: "errors" });
}
