import type { Actor } from "@/lib/platform/auth/actor";
import { readBannerFacts } from "./banner-facts";
import type { ChartPart } from "./chart-parts";
import { displayName } from "./name";
import { humanNames, type PatientDetail } from "./schema";
import { withChart } from "./with-chart";

/**
 * Who a patient is, with what the banner of the chart warns of. `part` is the page that the banner stands on, so that
 * a page is one look. Fails: not_found.
 */
export function getPatient(
  actor: Actor,
  patientId: string,
  part: ChartPart = "identity",
): Promise<PatientDetail> {
  return withChart(actor, patientId, "read", part, async ({ tx }) => {
    const key = { clinicId: actor.clinicId, id: patientId };
    const patient = await tx.patient.findUniqueOrThrow({
      where: { key },
      include: {
        identifiers: { select: { system: true, value: true }, orderBy: { id: "asc" } },
        telecoms: { select: { system: true, use: true, value: true }, orderBy: { id: "asc" } },
      },
    });
    const names = humanNames.parse(patient.names);
    const facts = await readBannerFacts(tx, patientId);
    const { id, mrn, birthDate, gender, deceased, bloodType, identifiers, telecoms, version } =
      patient;
    return {
      id,
      mrn,
      name: displayName(names),
      birthDate,
      gender,
      deceased,
      names,
      bloodType,
      identifiers,
      telecoms,
      ...facts,
      version,
    };
  });
}
