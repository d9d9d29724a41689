import { OwnRecord } from "@/components/own-record/own-record";
import { MedicationsView } from "@/components/records/medications-view";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { stateChoice } from "@/lib/domain/patients/list-of-chart";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/record/medications", roles: ["patient"], query: stateChoice },
  async ({ actor, timeZone, query: { state } }) => {
    const patient = await getOwnPatient(actor, "medications");
    const first = await listMedications(actor, patient.id, { limit: 50, state });
    const kept = { patient, state, timeZone, first, userId: actor.userId };
    return (
      <OwnRecord name={`${patient.name}, ${patient.mrn}`}>
        <MedicationsView key={state} {...kept} keeps={false} />
      </OwnRecord>
    );
  },
);
