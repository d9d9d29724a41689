"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { cityOf } from "@/lib/browser/format";
import type { AlertPage, ListAlertsQuery } from "@/lib/domain/vitals/alert-schema";
import { AlertList } from "./alert-list";
import { useAlerts } from "./alert-queries";

const STATES = ["open", "acknowledged"] as const;
type State = ListAlertsQuery["state"];

/** Every alert of one's patients: those that wait, and those that were seen to. */
export function AlertsScreen({
  first,
  state: came,
  timeZone,
}: {
  first: AlertPage;
  state: State;
  timeZone: string;
}) {
  const t = useTranslations("alerts");
  const [state, setState] = useState(came);
  const query = useAlerts(state, state === came ? first : undefined);
  const alerts = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const choose = (next: State) => {
    setState(next);
    window.history.replaceState(null, "", next === "open" ? "/alerts" : `/alerts?state=${next}`);
  };
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub", { zone: cityOf(timeZone) })}</p>
        </div>
        <fieldset className="seg end" aria-label={t("which")}>
          {STATES.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={state === name}
              onClick={() => choose(name)}
            >
              {t(`states.${name}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {alerts.length > 0 && <AlertList alerts={alerts} timeZone={timeZone} />}
      {alerts.length === 0 && query.isSuccess && (
        <section className="void">
          <h2 className="semi">{t(`none.${state}`)}</h2>
          <p className="ink-2">{t("noneHelp")}</p>
        </section>
      )}
      <ListMore query={query} />
    </main>
  );
}
