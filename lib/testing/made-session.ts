import type { SessionData } from "@/lib/platform/auth/sessions";
import { uuid7 } from "@/lib/platform/uuid7";

/** What a session of a doctor says whom no database knows, but for what is given. */
export const madeSession = (own: Partial<SessionData> = {}): SessionData => ({
  userId: uuid7(),
  name: "Nadie",
  email: "nadie@example.test",
  locale: "en",
  ownTimeZone: null,
  density: null,
  platformAdmin: false,
  version: 1,
  clinicId: uuid7(),
  clinicName: "Clínica",
  clinics: [],
  clinicLocale: "es",
  timeZone: "Europe/Madrid",
  memberId: uuid7(),
  role: "doctor",
  patientId: null,
  ...own,
});
