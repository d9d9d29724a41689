"use client";

import { useTranslations } from "next-intl";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { SkeletonRows } from "@/components/ui/skeleton";
import { sayFailed } from "@/lib/browser/say";
import { browserZone } from "@/lib/browser/zone";
import { BellRow } from "./bell-row";
import { useMarkRead, useNotifications } from "./queries";

/** One's notifications, the latest first; a phone's or a browser's own zone where the person chose none. */
export function BellList({ timeZone }: { timeZone: string | null }) {
  const t = useTranslations("notifications");
  const list = useNotifications();
  const { mutate: markRead } = useMarkRead();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0];
  const zone = timeZone ?? browserZone();
  const readAll = () =>
    newest && markRead({ until: newest.at }, { onError: () => sayFailed(t("readFailed")) });
  return (
    <>
      <div className="bell-head">
        <h2>{t("title")}</h2>
        {items.some(({ read }) => !read) && (
          <button type="button" className="link" onClick={readAll}>
            {t("readAll")}
          </button>
        )}
      </div>
      {list.isPending && (
        <div className="bell-wait" aria-busy="true">
          <SkeletonRows count={3} />
        </div>
      )}
      <ListFailed query={list}>{t("failed")}</ListFailed>
      {list.isSuccess && items.length === 0 && <p className="bell-none">{t("none")}</p>}
      <ul className="bell-list">
        {items.map((item) => (
          <BellRow
            key={item.id}
            item={item}
            timeZone={zone}
            onRead={() => item.read || markRead({ ids: [item.id] })}
          />
        ))}
      </ul>
      <ListMore query={list} />
    </>
  );
}
