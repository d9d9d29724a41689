import type { Actor } from "@/lib/platform/auth/actor";

/** Who brings files into a chart: who treats, and the patient. */
export const mayUpload = ({ role }: Actor) =>
  role === "doctor" || role === "nurse" || role === "patient";

/** Who shows a file to its patient, or marks it as entered in error. */
export const keepsFiles = ({ role }: Actor) => role === "doctor";
