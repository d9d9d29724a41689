"use client";

import { MessageSquareText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMessageCount } from "./queries";

/** How many messages wait to be read, in the frame of who treats. */
export function MessageCounter() {
  const t = useTranslations("messages");
  const { data } = useMessageCount();
  const unread = data?.unread ?? 0;
  const words = t("waiting", { count: unread });
  return (
    <Link className="counter" href="/messages" prefetch={false} title={words} aria-label={words}>
      <MessageSquareText className="i" aria-hidden="true" />
      <b>{unread}</b>
    </Link>
  );
}
