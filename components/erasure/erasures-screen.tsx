"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { UsersTabs } from "@/components/invitations/users-tabs";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import type { ErasurePage } from "@/lib/domain/erasure/schema";
import type { Answering } from "./answer-dialog";
import { ErasureRow } from "./erasure-row";
import { useErasures } from "./queries";

const AnswerDialog = dynamic(() => import("./answer-dialog").then((one) => one.AnswerDialog));

type Props = { first: ErasurePage; timeZone: string };

/** Who asked for their account to be erased and waits. */
export function ErasuresScreen({ first, timeZone }: Props) {
  const t = useTranslations("erasures");
  const query = useErasures(first);
  const [answering, setAnswering] = useState<Answering>();
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
      </div>
      <UsersTabs current="erasures" />
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {items.length === 0 ? (
        <section className="void">
          <h2 className="semi">{t("none")}</h2>
          <p className="ink-2">{t("noneHelp")}</p>
        </section>
      ) : (
        <ul className="list">
          {items.map((one) => (
            <ErasureRow key={one.id} of={one} timeZone={timeZone} onAnswer={setAnswering} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
      {answering && (
        <AnswerDialog
          answering={answering}
          timeZone={timeZone}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </main>
  );
}
