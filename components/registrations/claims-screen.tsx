"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { UsersTabs } from "@/components/invitations/users-tabs";
import { ListScreen } from "@/components/ui/list-screen";
import type { ClaimPage } from "@/lib/domain/registrations/claim-schema";
import { ClaimRow, type Decision } from "./claim-row";
import { useClaims } from "./queries";

const DecideDialog = dynamic(() => import("./decide-dialog").then((one) => one.DecideDialog));

type Props = { first: ClaimPage; timeZone: string };

/** Who registered and may be somebody whom the clinic knows. */
export function ClaimsScreen({ first, timeZone }: Props) {
  const t = useTranslations("claims");
  const [decision, setDecision] = useState<Decision>();
  return (
    <ListScreen
      title={t("title")}
      sub={t("sub")}
      tabs={<UsersTabs current="registrations" />}
      words={{ none: t("none"), noneHelp: t("noneHelp"), failed: t("failed") }}
      query={useClaims(first)}
      row={(one) => <ClaimRow key={one.id} of={one} timeZone={timeZone} onDecide={setDecision} />}
    >
      {decision && <DecideDialog decision={decision} onClose={() => setDecision(undefined)} />}
    </ListScreen>
  );
}
