import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AlertCounter } from "@/components/vitals/alert-counter";
import { type Me, opensCharts } from "@/lib/domain/identity/schema";
import { AccountMenu } from "./account-menu";
import { Brand } from "./brand";
import { OfflineNotice } from "./offline-notice";
import { Places } from "./places";
import { Shortcuts } from "./shortcuts";
import { StaffSearch } from "./staff-search";

export function StaffFrame({ me, children }: { me: Me; children: ReactNode }) {
  const t = useTranslations("frame");
  const app = useTranslations("app");
  return (
    <div className="staff">
      <a className="skip" href="#content">
        {app("skip")}
      </a>
      <nav className="rail" aria-label={t("main")}>
        <Brand name={app("name")} />
        <Places role={me.role} className="rail-item" />
      </nav>
      <div className="grow">
        <header className="topbar">
          <StaffSearch role={me.role} />
          <div className="counters">
            {opensCharts(me.role) && <AlertCounter />}
            <AccountMenu me={me} />
          </div>
          <Shortcuts role={me.role} />
        </header>
        <OfflineNotice />
        {children}
      </div>
      <nav className="bottombar" aria-label={t("main")}>
        <Places role={me.role} className="bb-item" />
      </nav>
    </div>
  );
}
