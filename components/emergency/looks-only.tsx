"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useOwnEmergencies } from "./frame-queries";

type Props = { patientId: string; children: ReactNode };

/** What may be looked at in an emergency, and changed only by who treats: its buttons and fields rest meanwhile. */
export function LooksOnly({ patientId, children }: Props) {
  const t = useTranslations("emergency");
  const { data } = useOwnEmergencies();
  const isOpen = data?.items.some(({ patient }) => patient.id === patientId) ?? false;
  return (
    <>
      {isOpen && <p className="banner">{t("looksOnly")}</p>}
      <fieldset className="contents" disabled={isOpen}>
        {children}
      </fieldset>
    </>
  );
}
