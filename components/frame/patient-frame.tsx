import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActingScopes } from "@/components/caregivers/acting-scopes";
import { Bell } from "@/components/notifications/bell";
import { KeepUp } from "@/components/offline/keep-up";
import { densityOf } from "@/lib/domain/identity/parts";
import type { Me } from "@/lib/domain/identity/schema";
import { AccountMenu } from "./account-menu";
import { Brand } from "./brand";
import { Live } from "./live";
import { OfflineNotice } from "./offline-notice";
import { PlaceItems, placesOfPatient } from "./places";
import { PrintNote } from "./print-note";

// Few act for others.
const ActingBanner = dynamic(() =>
  import("@/components/caregivers/acting-banner").then((module) => module.ActingBanner),
);

type Props = {
  me: Me;
  /** The hash of the clinic's logo, where it has one. */
  logo: string | null;
  /** When this was drawn. */
  drawn: string;
  children: ReactNode;
};

export function PatientFrame({ me, logo, drawn, children }: Props) {
  const t = useTranslations("frame");
  const app = useTranslations("app");
  const places = placesOfPatient(me);
  return (
    <div className="patient" data-density={densityOf(me)}>
      <a className="skip" href="#content">
        {app("skip")}
      </a>
      <nav className="p-rail" aria-label={t("main")}>
        <Brand name={me.clinic.name} logo={logo} />
        <PlaceItems places={places} unread className="rail-item" />
      </nav>
      <div className="grow">
        <header className="p-top">
          <span className="brand-top">
            <Brand name={me.clinic.name} logo={logo} />
          </span>
          <Bell timeZone={me.user.timeZone} />
          <AccountMenu me={me} />
        </header>
        <OfflineNotice />
        <Live ownId={me.patientId} drawn={drawn} />
        {me.acting ? <ActingBanner name={me.acting.name} /> : <KeepUp me={me} />}
        <PrintNote me={me} />
        <ActingScopes value={me.acting?.scopes ?? null}>{children}</ActingScopes>
      </div>
      <nav className="bottombar" aria-label={t("main")}>
        <PlaceItems places={places} unread className="bb-item" />
      </nav>
    </div>
  );
}
