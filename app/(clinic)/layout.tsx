import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { PatientFrame } from "@/components/frame/patient-frame";
import { SessionLock } from "@/components/frame/session-lock";
import { StaffFrame } from "@/components/frame/staff-frame";
import { meOf } from "@/lib/domain/identity/me";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { sessionTimes } from "@/lib/platform/auth/session-times";
import { requireSession } from "@/lib/platform/http/page";
import { audiencesOf, textsFor } from "@/lib/platform/i18n/audience";

export default async function ClinicLayout({ children }: { children: ReactNode }) {
  const drawn = new Date().toISOString(); // before anything is read
  const session = await requireSession();
  const Frame = session.role === "patient" ? PatientFrame : StaffFrame;
  const { logo } = await clinicSettings(session.clinicId);
  const { idleMs } = await sessionTimes(session.clinicId, session.role);
  const messages = textsFor(audiencesOf(session), await getMessages());
  return (
    <NextIntlClientProvider messages={messages}>
      <SessionLock me={meOf(session)} idleMs={idleMs}>
        <Frame me={meOf(session)} logo={logo} drawn={drawn}>
          {children}
        </Frame>
      </SessionLock>
    </NextIntlClientProvider>
  );
}
