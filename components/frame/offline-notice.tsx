"use client";

import { WifiOff } from "lucide-react";
import { useOffline } from "next/offline";
import { useTranslations } from "next-intl";

/** Says that there is no connection, while there is none, and what becomes of what one does meanwhile. */
export function OfflineNotice() {
  const t = useTranslations("frame");
  const offline = useOffline();
  return (
    <div role="status">
      {offline && (
        <p className="offline">
          <WifiOff className="i" aria-hidden="true" />
          <span>{t("offline")}</span>
        </p>
      )}
    </div>
  );
}
