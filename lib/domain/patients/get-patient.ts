import type { Actor } from "@/lib/platform/auth/actor";
import { displayName } from "./name";
import { humanNames, type PatientDetail } from "./schema";
import { type ChartPart, withChart } from "./with-chart";

const NO_LONGER = ["inactive", "resolved"];

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
        allergies: {
          where: {
            OR: [{ clinicalStatus: null }, { clinicalStatus: { notIn: NO_LONGER } }],
            NOT: { verificationStatus: { in: ["entered-in-error", "refuted"] } },
          },
          select: { display: true, reaction: true, criticality: true },
          orderBy: { id: "asc" },
        },
      },
    });
    const names = humanNames.parse(patient.names);
    const {
      id,
      mrn,
      birthDate,
      gender,
      deceased,
      bloodType,
      identifiers,
      telecoms,
      allergies,
      version,
    } = patient;
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
      allergies,
      version,
    };
  });
}
