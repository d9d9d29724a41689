"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
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
  const query = useSecurityAlerts(state, first);
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">
            {t("sub")}{" "}
            <Link className="link" href="/admin/settings/rules" prefetch={false}>
              {t("rules")}
            </Link>
          </p>
        </div>
      </div>
      <nav className="tabs" aria-label={t("filter")}>
        {SECURITY_ALERT_STATES.map((name) => (
          <Link
            key={name}
            href={name === "open" ? "?" : `?state=${name}`}
            prefetch={false}
            aria-current={name === state ? "page" : undefined}
          >
            {t(`states.${name}`)}
          </Link>
        ))}
      </nav>
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {items.length === 0 ? (
        <section className="void">
          <h2 className="semi">{t(`none.${state}`)}</h2>
        </section>
      ) : (
        <ul className="list">
          {items.map((alert) => (
            <SecurityRow key={alert.id} alert={alert} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </main>
  );
}
