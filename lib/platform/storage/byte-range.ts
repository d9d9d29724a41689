import type { ByteRange } from "./storage";

/**
 * The one range that a Range header asks for, of so many bytes. Undefined where it asks for none, several or none that is
 * there: then the whole is the answer, as HTTP allows.
 */
export function byteRange(header: string | null, size: number): ByteRange | undefined {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (!first && !last) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return start <= end ? { start, end } : undefined;
}
