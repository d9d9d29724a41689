import { text } from "./text";

/** An address as accounts keep it: composed, without capitals. Fails: bad_email. */
export const emailAddress = text(320)
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(value), "bad_email");
