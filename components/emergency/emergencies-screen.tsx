"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import type { EmergencyPage, ListEmergenciesQuery } from "@/lib/domain/emergency/schema";
import { EmergencyRow } from "./emergency-row";
import { useEmergencies } from "./queries";

type Props = { first: EmergencyPage; state: ListEmergenciesQuery["state"]; timeZone: string };

/** What was opened by break-glass, with what the administrators say of it. */
export function EmergenciesScreen({ first, state, timeZone }: Props) {
  const t = useTranslations("emergency");
  const query = useEmergencies(state, first);
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("reviews")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
      </div>
      <nav className="tabs" aria-label={t("filter")}>
        {(["open", "reviewed"] as const).map((name) => (
          <Link
            key={name}
            href={name === "open" ? "?" : "?state=reviewed"}
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
          {items.map((one) => (
            <EmergencyRow key={one.id} of={one} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </main>
  );
}
