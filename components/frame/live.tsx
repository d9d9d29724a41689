"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

/**
 * Brings what others change to this tab by itself; `ownId` is a patient's own chart, `drawn` when
 * the page was. Says so only while that doesn't work.
 */
export function Live({ ownId, drawn }: { ownId: string | null; drawn: string }) {
  const t = useTranslations("frame");
  const cache = useQueryClient();
  const router = useRouter();
  const path = useRef(usePathname());
  path.current = usePathname();
  const first = useRef(drawn); // a page that is drawn again is under a stream already
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let end = () => {};
    let gone = false;
    const refresh = (ids: Set<string>) => {
      // Not where a note is being written: its editor asks for what it needs.
      if (/\/notes\/./.test(path.current)) return;
      const shown = [...ids].some((id) => id === ownId || path.current.includes(id));
      if (shown) router.refresh();
    };
    // After the page: nothing that is seen first waits for it.
    void import("@/lib/browser/live").then(({ goLive }) => {
      if (!gone) end = goLive(cache, first.current, { refresh, lost: setLost });
    });
    return () => {
      gone = true;
      end();
    };
  }, [cache, router, ownId]);
  if (!lost) return null;
  return (
    <p className="live is-off" role="status">
      {t("notLive")}
    </p>
  );
}
