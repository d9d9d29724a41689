"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type Copy, readCopy } from "@/lib/browser/keep-copy";
import { OfflineCopy } from "./offline-copy";

/** What a device kept, shown when the clinic's pages cannot be had. */
export function OfflineScreen() {
  const t = useTranslations("offline");
  const [copy, setCopy] = useState<Copy | null>();
  useEffect(() => {
    void readCopy().then(
      (kept) => setCopy(kept ?? null),
      () => setCopy(null),
    );
  }, []);
  if (copy === undefined) return <main id="content" aria-busy="true" />;
  if (copy) return <OfflineCopy copy={copy} />;
  return (
    <div className="patient">
      <main className="p-main" id="content">
        <section className="void">
          <WifiOff className="i i-20" aria-hidden="true" />
          <h1 className="t-20 semi">{t("nothing")}</h1>
          <p className="ink-2">{t("nothingHelp")}</p>
          <a className="btn" href="/">
            {t("reload")}
          </a>
        </section>
      </main>
    </div>
  );
}
