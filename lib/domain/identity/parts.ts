// No zod here: the browser has this.
import type { Me } from "./schema";

/** Whether this role's work is in charts. An administrator's isn't: their list leads nowhere. */
export const opensCharts = (role: string) => role === "doctor" || role === "nurse";

/** How close rows stand: the person's choice, else staff's tables close and patients' pages wide. */
export const densityOf = ({ role, user }: Me) =>
  user.density ?? (role === "patient" ? "comfortable" : "compact");
