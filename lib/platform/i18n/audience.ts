/** Which texts travel to whose browser: those that their client components say. audience.test.ts holds them exact. */
export const NAMESPACES = {
  signedOut: ["frame", "signIn", "states"],
  patient: ["account", "correct", "frame", "patient", "record", "states", "time", "vitals"],
  care: [
    "account",
    "alerts",
    "correct",
    "frame",
    "keys",
    "overview",
    "palette",
    "patient",
    "patients",
    "record",
    "records",
    "states",
    "time",
    "today",
    "vitals",
  ],
  admin: [
    "account",
    "alerts",
    "audit",
    "frame",
    "keys",
    "palette",
    "patient",
    "patients",
    "states",
    "time",
    "vitals",
  ],
} as const;

export type Audience = keyof typeof NAMESPACES;

/** Who reads the pages of a role. */
export function audienceOf(role: string): Audience {
  if (role === "patient" || role === "admin") return role;
  return "care";
}

/** The part of all texts that an audience's browser needs. */
export function textsFor<T extends Record<string, unknown>>(
  audience: Audience,
  messages: T,
): Partial<T> {
  const wanted: readonly string[] = NAMESPACES[audience];
  const part = Object.entries(messages).filter(([namespace]) => wanted.includes(namespace));
  return Object.fromEntries(part) as Partial<T>;
}
