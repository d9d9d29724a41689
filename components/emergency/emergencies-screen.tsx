"use client";

import { useTranslations } from "next-intl";
import { QueueScreen } from "@/components/ui/queue-screen";
import type { EmergencyPage, ListEmergenciesQuery } from "@/lib/domain/emergency/schema";
import { EmergencyRow } from "./emergency-row";
import { useEmergencies } from "./queries";

type Props = { first: EmergencyPage; state: ListEmergenciesQuery["state"]; timeZone: string };

/** What was opened by break-glass, with what the administrators say of it. */
export function EmergenciesScreen({ first, state, timeZone }: Props) {
  const t = useTranslations("emergency");
  return (
    <QueueScreen
      title={t("reviews")}
      sub={t("sub")}
      states={["open", "reviewed"]}
      state={state}
      words={{
        filter: t("filter"),
        state: (name) => t(`states.${name}` as never),
        none: t(`none.${state}`),
        failed: t("failed"),
      }}
      query={useEmergencies(state, first)}
      row={(one) => <EmergencyRow key={one.id} of={one} timeZone={timeZone} />}
    />
  );
}
