/** A number as people type it, with a decimal comma or point; undefined when it isn't one. */
export function parseNumber(typed: string): number | undefined {
  const plain = typed.trim().replace(",", ".");
  return /^-?\d{1,6}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}
