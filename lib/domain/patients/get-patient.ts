import type { Actor } from "@/lib/platform/auth/actor";
import { readClinicKeys } from "@/lib/platform/crypto/clinic-keys";
import { readBannerFacts } from "./banner-facts";
import type { ChartPart } from "./chart-parts";
import { openNumber } from "./document-numbers";
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
        identifiers: { orderBy: { id: "asc" } },
        telecoms: { select: { system: true, use: true, value: true }, orderBy: { id: "asc" } },
      },
    });
    const names = humanNames.parse(patient.names);
    const facts = await readBannerFacts(tx, patientId, actor.role);
    const keys = patient.identifiers.length > 0 ? await readClinicKeys(tx) : [];
    const { id, mrn, birthDate, gender, deceased, bloodType, telecoms, version } = patient;
    return {
      id,
      mrn,
      name: displayName(names),
      birthDate,
      gender,
      deceased,
      names,
      bloodType,
      identifiers: patient.identifiers.map((one) => ({
        system: one.system,
        value: openNumber(keys, one),
      })),
      telecoms,
      ...facts,
      version,
    };
  });
}
