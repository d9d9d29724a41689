import type { ReactNode } from "react";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import { ChartSections } from "./chart-sections";
import { IdentityBanner } from "./identity-banner";

/** A patient's chart: the banner that never scrolls away, its sections, one of them open. */
export function Chart({
  patient,
  timeZone,
  children,
}: {
  patient: PatientDetail;
  timeZone: string;
  children: ReactNode;
}) {
  return (
    <>
      <IdentityBanner patient={patient} timeZone={timeZone} />
      <div className="chart">
        <ChartSections patientId={patient.id} />
        {children}
      </div>
    </>
  );
}
