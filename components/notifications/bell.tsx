"use client";

import { Bell as BellIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MENU } from "./menu";
import { useUnread } from "./use-unread";

// The list is for who opens it: no page waits for it.
const BellList = dynamic(() => import("./bell-list").then((module) => module.BellList));

/** How much is unread, and the list of it. A native popover: Esc and a click beside it close it. `timeZone`: one's own. */
export function Bell({ timeZone }: { timeZone: string | null }) {
  const t = useTranslations("notifications");
  const { data } = useUnread();
  const [isOpen, setIsOpen] = useState(false);
  const unread = data?.unread ?? 0;
  const words = t("unread", { count: unread });
  return (
    <>
      <button type="button" className="bell" popoverTarget={MENU} title={words} aria-label={words}>
        <BellIcon className="i" aria-hidden="true" />
        {unread > 0 && <b aria-hidden="true">{unread > 99 ? "99+" : unread}</b>}
      </button>
      <div
        id={MENU}
        popover="auto"
        className="menu bell-menu"
        role="dialog"
        aria-label={t("title")}
        onToggle={(event) => setIsOpen(event.newState === "open")}
      >
        {isOpen && <BellList timeZone={timeZone} />}
      </div>
    </>
  );
}
