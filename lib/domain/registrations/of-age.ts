import { AppError } from "@/lib/platform/errors";

const MAJORITY = 18;

/** Who was born on a day has an account of their own making: of age where the clinic is, today. Fails: invalid. */
export function requireOfAge(birthDate: string, timeZone: string, now: Date): void {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);
  const latest = `${Number(today.slice(0, 4)) - MAJORITY}${today.slice(4)}`;
  const message = birthDate > today ? "born_in_future" : "minor_registers";
  if (birthDate > latest)
    throw new AppError("invalid", { faults: [{ path: "$.birthDate", message }] });
}
