import { isLocale, type Locale } from "./locale";

/**
 * The cookie that shows pages in another language ("es", "en") or with texts a third longer ("long") without changing
 * anybody's account: for tests of the look, only where there are no real people.
 */
export const PREVIEW_COOKIE = "preview-texts";

export type Preview = { locale?: Locale; long: boolean };

/** What the cookie asks for. */
export function previewOf(cookie: string | undefined): Preview {
  return { locale: isLocale(cookie) ? cookie : undefined, long: cookie === "long" };
}

type Texts = { [key: string]: string | Texts };

/** All texts a third longer and with accents: what breaks with them would break in the next language. */
export function lengthened<T extends Texts>(texts: T): T {
  const longer = Object.entries(texts).map(([key, text]) => [
    key,
    typeof text === "string" ? lengthenedText(text) : lengthened(text),
  ]);
  return Object.fromEntries(longer) as T;
}

const ACCENTED: Record<string, string> = { a: "á", e: "ë", i: "ï", o: "ö", u: "ü" };
const STEP: Record<string, number> = { "{": 1, "}": -1 };

/** Four of five vowels twice, which makes a third; arguments, plural's keywords and tags stay as they are. */
function lengthenedText(message: string): string {
  let depth = 0; // in ICU's syntax texts stand at even depths of braces, arguments at odd ones
  let vowels = 0;
  return message.replaceAll(/<[^>]*>|[{}]|[aeiou]/g, (part) => {
    depth += STEP[part] ?? 0;
    const accented = ACCENTED[part];
    if (!accented || depth % 2 === 1) return part;
    return ++vowels % 5 === 0 ? accented : part + accented;
  });
}
