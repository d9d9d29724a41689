"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMoment } from "@/lib/browser/format";
import type { Notification } from "@/lib/domain/notifications/schema";
import { MENU } from "./menu";
import { useNotificationWords } from "./words";

type Props = { item: Notification; timeZone: string; onRead: () => unknown };

/** One notification: a link to what it is about, or its words alone where the reader may no longer go there. */
export function BellRow({ item, timeZone, onRead }: Props) {
  const t = useTranslations("notifications");
  const moment = useMoment(timeZone);
  const { text, href } = useNotificationWords()(item);
  const words = (
    <>
      <span className={item.read ? "" : "semi"}>
        {!item.read && <span className="sr">{t("new")} </span>}
        {text}
      </span>
      <time className="ink-3 t-12" dateTime={item.at}>
        {moment(item.at)}
      </time>
    </>
  );
  const follow = () => {
    onRead();
    document.getElementById(MENU)?.hidePopover();
  };
  return (
    <li className={item.read ? "bell-row" : "bell-row is-new"}>
      {href ? (
        <Link href={href} prefetch={false} onClick={follow}>
          {words}
        </Link>
      ) : (
        <button type="button" onClick={onRead} disabled={item.read}>
          {words}
        </button>
      )}
    </li>
  );
}
