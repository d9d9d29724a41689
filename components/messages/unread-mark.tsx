"use client";

import { useTranslations } from "next-intl";
import { useMessageCount } from "./queries";

/** How many messages a patient has not read, beside the place that leads to them; nothing when there are none. */
export function UnreadMark() {
  const t = useTranslations("messages");
  const unread = useMessageCount().data?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <b className="n" title={t("waiting", { count: unread })}>
      <span aria-hidden="true">{unread}</span>
      <span className="sr">, {t("waiting", { count: unread })}</span>
    </b>
  );
}
