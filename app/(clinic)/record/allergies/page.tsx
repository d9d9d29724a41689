import { OwnRecord } from "@/components/own-record/own-record";
import { AllergiesView } from "@/components/records/allergies-view";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { stateChoice } from "@/lib/domain/patients/list-of-chart";
import { listAllergies } from "@/lib/domain/records/list-records";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/record/allergies", roles: ["patient"], query: stateChoice },
  async ({ actor, timeZone, query: { state } }) => {
    const patient = await getOwnPatient(actor, "allergies");
    const first = await listAllergies(actor, patient.id, { limit: 50, state });
    const kept = { patient, state, timeZone, first, userId: actor.userId };
    return (
      <OwnRecord name={`${patient.name}, ${patient.mrn}`}>
        <AllergiesView key={state} {...kept} keeps={false} />
      </OwnRecord>
    );
  },
);
