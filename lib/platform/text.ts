import { z } from "zod";

// A surrogate without its partner: PostgreSQL would silently store U+FFFD. NUL it refuses with an error.
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Text that people type: no NUL, no lone surrogate, composed (NFC). Length in UTF-16 units after trimming nothing. */
export function text(max: number) {
  return z
    .string()
    .max(max, "too_long")
    .refine((value) => !value.includes("\0") && !LONE_SURROGATE.test(value), "unstorable")
    .overwrite((value) => value.normalize("NFC"));
}

/** Text that must say something: as `text`, trimmed, at least one character. */
export function requiredText(max: number) {
  return text(max).refine((value) => value.trim().length > 0, "required");
}

/** An address as accounts keep it: composed, without capitals. Fails: bad_email. */
export const emailAddress = text(320)
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(value), "bad_email");
