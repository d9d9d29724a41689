"use client";

import { useTranslations } from "next-intl";
import { QueueScreen } from "@/components/ui/queue-screen";
import type { AccessQuestion, AccessQuestionPage } from "@/lib/domain/audit/access-schema";
import { useQuestions } from "./queries";
import { QuestionRow } from "./question-row";

type Props = { first: AccessQuestionPage; state: AccessQuestion["state"]; timeZone: string };

/** What patients asked about who saw their record, with the answers. */
export function QuestionsScreen({ first, state, timeZone }: Props) {
  const t = useTranslations("questions");
  return (
    <QueueScreen
      title={t("title")}
      sub={t("sub")}
      states={["open", "answered"]}
      state={state}
      words={{
        filter: t("filter"),
        state: (name) => t(`states.${name}` as never),
        none: t(`none.${state}`),
        failed: t("failed"),
      }}
      query={useQuestions(state, first)}
      row={(asked) => <QuestionRow key={asked.id} asked={asked} timeZone={timeZone} />}
    />
  );
}
