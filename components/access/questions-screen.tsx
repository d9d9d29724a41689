"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import type { AccessQuestion, AccessQuestionPage } from "@/lib/domain/audit/access-schema";
import { useQuestions } from "./queries";
import { QuestionRow } from "./question-row";

type Props = { first: AccessQuestionPage; state: AccessQuestion["state"]; timeZone: string };

/** What patients asked about who saw their record, with the answers. */
export function QuestionsScreen({ first, state, timeZone }: Props) {
  const t = useTranslations("questions");
  const query = useQuestions(state, first);
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
      </div>
      <nav className="tabs" aria-label={t("filter")}>
        {(["open", "answered"] as const).map((name) => (
          <Link
            key={name}
            href={name === "open" ? "?" : "?state=answered"}
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
          {items.map((asked) => (
            <QuestionRow key={asked.id} asked={asked} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </main>
  );
}
