"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { UsersTabs } from "@/components/invitations/users-tabs";
import { ListScreen } from "@/components/ui/list-screen";
import type { ErasurePage } from "@/lib/domain/erasure/schema";
import type { Answering } from "./answer-dialog";
import { ErasureRow } from "./erasure-row";
import { useErasures } from "./queries";

const AnswerDialog = dynamic(() => import("./answer-dialog").then((one) => one.AnswerDialog));

type Props = { first: ErasurePage; timeZone: string };

/** Who asked for their account to be erased and waits. */
export function ErasuresScreen({ first, timeZone }: Props) {
  const t = useTranslations("erasures");
  const [answering, setAnswering] = useState<Answering>();
  return (
    <ListScreen
      title={t("title")}
      sub={t("sub")}
      tabs={<UsersTabs current="erasures" />}
      words={{ none: t("none"), noneHelp: t("noneHelp"), failed: t("failed") }}
      query={useErasures(first)}
      row={(one) => (
        <ErasureRow key={one.id} of={one} timeZone={timeZone} onAnswer={setAnswering} />
      )}
    >
      {answering && (
        <AnswerDialog
          answering={answering}
          timeZone={timeZone}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </ListScreen>
  );
}
