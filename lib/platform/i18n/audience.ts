/** Which texts travel to whose browser: those that their client components say. audience.test.ts holds them exact. */
export const NAMESPACES = {
  signedOut: ["frame", "signIn", "states"],
  patient: [
    "access",
    "account",
    "choices",
    "correct",
    "documents",
    "downloads",
    "frame",
    "list",
    "lock",
    "messages",
    "notes",
    "notifications",
    "offline",
    "overview",
    "ownRecord",
    "patient",
    "reason",
    "record",
    "records",
    "states",
    "takeaway",
    "time",
    "vitals",
  ],
  care: [
    "account",
    "alerts",
    "care",
    "choices",
    "correct",
    "documents",
    "downloads",
    "emergency",
    "frame",
    "keys",
    "list",
    "lock",
    "messages",
    "notes",
    "notifications",
    "overview",
    "palette",
    "patient",
    "patients",
    "person",
    "questions",
    "reason",
    "record",
    "records",
    "states",
    "takeaway",
    "templates",
    "time",
    "today",
    "vitals",
  ],
  admin: [
    "account",
    "alerts",
    "audit",
    "care",
    "choices",
    "deliveries",
    "emergency",
    "frame",
    "keys",
    "list",
    "lock",
    "messages",
    "notes",
    "notifications",
    "palette",
    "patient",
    "patients",
    "person",
    "questions",
    "reason",
    "records",
    "settings",
    "states",
    "templates",
    "time",
    "users",
    "vitals",
  ],
  /** The page that a device keeps. */
  offline: [
    "documents",
    "list",
    "messages",
    "notes",
    "offline",
    "ownRecord",
    "patient",
    "record",
    "records",
    "time",
    "vitals",
  ],
  /** Besides those of their role. */
  platform: ["queues", "system"],
} as const;

export type Audience = keyof typeof NAMESPACES;

/** What a signed-in person is of. */
export function audiencesOf(who: { role: string; platformAdmin: boolean }): Audience[] {
  const ofRole = who.role === "patient" || who.role === "admin" ? who.role : "care";
  return who.platformAdmin ? [ofRole, "platform"] : [ofRole];
}

/** The part of all texts that the browser of somebody of these audiences needs. */
export function textsFor<T extends Record<string, unknown>>(
  audiences: readonly Audience[],
  messages: T,
): Partial<T> {
  const wanted = new Set<string>(audiences.flatMap((audience) => NAMESPACES[audience]));
  const part = Object.entries(messages).filter(([namespace]) => wanted.has(namespace));
  return Object.fromEntries(part) as Partial<T>;
}
