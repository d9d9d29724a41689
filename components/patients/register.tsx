import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LooksOnly } from "@/components/emergency/looks-only";
import type { OpenChart } from "@/lib/domain/overview/schema";
import type { PersonDetail } from "@/lib/domain/patients/person-schema";

import { Chart } from "./chart";
import { RegisterFrame } from "./register-frame";

type Props = {
  person: PersonDetail;
  /** For who treats: the page is then a section of the chart. */
  patient: OpenChart | undefined;
  timeZone: string;
  children: ReactNode;
};

/** A page of the register: in the chart for who treats, by itself for an administrator. */
export function Register({ person, patient, timeZone, children }: Props) {
  const t = useTranslations("person");
  if (!patient) return <RegisterFrame person={person}>{children}</RegisterFrame>;
  return (
    <Chart patient={patient} timeZone={timeZone}>
      <main className="sheet" id="content" aria-label={t("pages")}>
        <LooksOnly patientId={person.id}>{children}</LooksOnly>
      </main>
    </Chart>
  );
}
