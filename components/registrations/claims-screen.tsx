"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { UsersTabs } from "@/components/invitations/users-tabs";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import type { ClaimPage } from "@/lib/domain/registrations/claim-schema";
import { ClaimRow, type Decision } from "./claim-row";
import { useClaims } from "./queries";

const DecideDialog = dynamic(() => import("./decide-dialog").then((one) => one.DecideDialog));

type Props = { first: ClaimPage; timeZone: string };

/** Who registered and may be somebody whom the clinic knows. */
export function ClaimsScreen({ first, timeZone }: Props) {
  const t = useTranslations("claims");
  const query = useClaims(first);
  const [decision, setDecision] = useState<Decision>();
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
      </div>
      <UsersTabs current="registrations" />
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {items.length === 0 ? (
        <section className="void">
          <h2 className="semi">{t("none")}</h2>
          <p className="ink-2">{t("noneHelp")}</p>
        </section>
      ) : (
        <ul className="list">
          {items.map((one) => (
            <ClaimRow key={one.id} of={one} timeZone={timeZone} onDecide={setDecision} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
      {decision && <DecideDialog decision={decision} onClose={() => setDecision(undefined)} />}
    </main>
  );
}
