/** JSON with the keys of every object in order, so that equal values have equal text whoever wrote them. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, given: unknown) =>
    typeof given === "object" && given !== null && !Array.isArray(given)
      ? Object.fromEntries(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1)))
      : given,
  );
}

/** sha256 of a text in UTF-8, in hex. The same in browsers (over HTTPS or on loopback) and in Node. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
