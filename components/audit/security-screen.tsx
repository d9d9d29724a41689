"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { QueueScreen } from "@/components/ui/queue-screen";
import {
  type ListSecurityAlertsQuery,
  SECURITY_ALERT_STATES,
  type SecurityAlertPage,
} from "@/lib/domain/audit/security-alert-schema";
import { useSecurityAlerts } from "./security-queries";
import { SecurityRow } from "./security-row";

type Props = {
  first: SecurityAlertPage;
  state: ListSecurityAlertsQuery["state"];
  timeZone: string;
};

/** What the rules that watch the audit log have found. */
export function SecurityScreen({ first, state, timeZone }: Props) {
  const t = useTranslations("security");
  return (
    <QueueScreen
      title={t("title")}
      sub={
        <>
          {t("sub")}{" "}
          <Link className="link" href="/admin/settings/rules" prefetch={false}>
            {t("rules")}
          </Link>
        </>
      }
      states={SECURITY_ALERT_STATES}
      state={state}
      words={{
        filter: t("filter"),
        state: (name) => t(`states.${name}` as never),
        none: t(`none.${state}`),
        failed: t("failed"),
      }}
      query={useSecurityAlerts(state, first)}
      row={(alert) => <SecurityRow key={alert.id} alert={alert} timeZone={timeZone} />}
    />
  );
}
