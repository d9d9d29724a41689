import { useTranslations } from "next-intl";

/** How many characters a password has and may have; `withFactor`: how few do where nobody knows here whether there is one. */
export type PasswordLimits = { min: number; max: number; withFactor?: number };

/** What is known of a password while it is typed: its length, and no more than that. Whether it is a common one, the server says. */
export function PasswordHint({ next, limits }: { next: string; limits: PasswordLimits }) {
  const t = useTranslations("password");
  const count = [...next].length;
  const { min, max, withFactor } = limits;
  if (withFactor !== undefined && count === 0) return t("helpEither", { min, max, withFactor });
  if (withFactor !== undefined && count >= withFactor && count < min)
    return t("soFarEither", { count, min });
  if (count === 0) return t("help", { min, max });
  return count < min ? t("soFar", { count, min }) : t("longEnough", { count });
}
