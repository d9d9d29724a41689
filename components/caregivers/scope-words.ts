import { useFormatter, useTranslations } from "next-intl";
import type { CaregiverScope } from "@/lib/domain/caregivers/parts";

/** What somebody is let into, as a list in words. */
export function useScopeWords(): (scopes: readonly CaregiverScope[]) => string {
  const t = useTranslations("caregivers");
  const format = useFormatter();
  return (scopes) => format.list(scopes.map((scope) => t(`scopes.${scope}.name`)));
}
