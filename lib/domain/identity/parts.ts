// No zod here: the browser has this.
/** Whether this role's work is in charts. An administrator's isn't: their list leads nowhere. */
export const opensCharts = (role: string) => role === "doctor" || role === "nurse";

/** The roles of who works in a clinic: those that an administrator asks in as, and changes. */
export const STAFF_ROLES = ["doctor", "nurse", "admin"] as const;

type Chosen = { role: string; user: { density: "compact" | "comfortable" | null } };
/** How close rows stand: the person's choice, else staff's tables close and patients' pages wide. */
export const densityOf = ({ role, user }: Chosen) =>
  user.density ?? (role === "patient" ? "comfortable" : "compact");
