import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { QuestionCounter } from "@/components/access/question-counter";
import { EmergencyBanner } from "@/components/emergency/emergency-banner";
import { EmergencyCounter } from "@/components/emergency/emergency-counter";
import { MessageCounter } from "@/components/messages/message-counter";
import { Bell } from "@/components/notifications/bell";
import { AlertCounter } from "@/components/vitals/alert-counter";
import { densityOf, opensCharts } from "@/lib/domain/identity/parts";
import type { Me } from "@/lib/domain/identity/schema";
import { AccountMenu } from "./account-menu";
import { Brand } from "./brand";
import { Live } from "./live";
import { OfflineNotice } from "./offline-notice";
import { keyedPlacesOf, Places } from "./places";
import { PrintNote } from "./print-note";
import { Shortcuts } from "./shortcuts";
import { StaffSearch } from "./staff-search";

type Props = {
  me: Me;
  /** The hash of the clinic's logo, where it has one. */
  logo: string | null;
  /** When this was drawn. */
  drawn: string;
  children: ReactNode;
};

export function StaffFrame({ me, logo, drawn, children }: Props) {
  const t = useTranslations("frame");
  const app = useTranslations("app");
  return (
    <div className="staff" data-density={densityOf(me)}>
      <a className="skip" href="#content">
        {app("skip")}
      </a>
      <nav className="rail" aria-label={t("main")}>
        <Brand name={logo ? me.clinic.name : app("name")} logo={logo} />
        <Places role={me.role} className="rail-item" platformAdmin={me.user.platformAdmin} />
      </nav>
      <div className="grow">
        <header className="topbar">
          <StaffSearch me={me} />
          <div className="counters">
            {opensCharts(me.role) && <AlertCounter />}
            {opensCharts(me.role) && <MessageCounter />}
            {me.role === "admin" && <QuestionCounter />}
            {me.role === "admin" && <EmergencyCounter />}
            <Bell timeZone={me.user.timeZone} />
            <AccountMenu me={me} />
          </div>
          <Shortcuts places={keyedPlacesOf(me.role, me.user.platformAdmin)} />
        </header>
        <OfflineNotice />
        {opensCharts(me.role) && <EmergencyBanner timeZone={me.user.timeZone} />}
        <Live ownId={me.patientId} drawn={drawn} />
        <PrintNote me={me} />
        {children}
      </div>
      <nav className="bottombar" aria-label={t("main")}>
        <Places role={me.role} className="bb-item" platformAdmin={me.user.platformAdmin} />
      </nav>
    </div>
  );
}
