import { useTranslations } from "next-intl";

/** How many characters a password has and may have. */
export type PasswordLimits = { min: number; max: number };

/** What is known of a password while it is typed: its length, and no more than that. Whether it is a common one, the server says. */
export function PasswordHint({ next, limits }: { next: string; limits: PasswordLimits }) {
  const t = useTranslations("password");
  const count = [...next].length;
  if (count === 0) return t("help", limits);
  return count < limits.min ? t("soFar", { count, min: limits.min }) : t("longEnough", { count });
}
