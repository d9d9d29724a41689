import { OwnRecord } from "@/components/own-record/own-record";
import { ConditionsView } from "@/components/records/conditions-view";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { stateChoice } from "@/lib/domain/patients/list-of-chart";
import { listConditions } from "@/lib/domain/records/list-records";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/record/conditions", roles: ["patient"], query: stateChoice },
  async ({ actor, timeZone, query: { state } }) => {
    const patient = await getOwnPatient(actor, "conditions");
    const first = await listConditions(actor, patient.id, { limit: 50, state });
    const kept = { patient, state, timeZone, first, userId: actor.userId };
    return (
      <OwnRecord name={`${patient.name}, ${patient.mrn}`}>
        <ConditionsView key={state} {...kept} keeps={false} />
      </OwnRecord>
    );
  },
);
