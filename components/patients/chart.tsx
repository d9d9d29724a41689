import type { ReactNode } from "react";
import type { OpenChart } from "@/lib/domain/overview/schema";
import { ChartSections } from "./chart-sections";
import { IdentityBanner } from "./identity-banner";

/** A patient's chart: the banner that never scrolls away, its sections, one of them open. */
export function Chart({
  patient,
  timeZone,
  children,
}: {
  patient: OpenChart;
  timeZone: string;
  children: ReactNode;
}) {
  return (
    <>
      <IdentityBanner patient={patient} timeZone={timeZone} />
      <div className="chart">
        <ChartSections patientId={patient.id} counts={patient.counts} />
        {children}
      </div>
    </>
  );
}
