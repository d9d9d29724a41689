"use client";

import { MessageCircleQuestion } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useQuestionCount } from "./queries";

/** How many questions of patients wait, in the administrator's frame. */
export function QuestionCounter() {
  const t = useTranslations("questions");
  const { data } = useQuestionCount();
  const open = data?.open ?? 0;
  const words = t("count", { count: open });
  return (
    <Link
      className="counter"
      href="/admin/questions"
      prefetch={false}
      title={words}
      aria-label={words}
    >
      <MessageCircleQuestion className="i" aria-hidden="true" />
      <b>{open}</b>
    </Link>
  );
}
