import { OwnRecord } from "@/components/own-record/own-record";
import { LabsView } from "@/components/records/labs-view";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { listLabs } from "@/lib/domain/records/list-labs";
import { labsQuery } from "@/lib/domain/records/schema";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/record/labs", roles: ["patient"], query: labsQuery.pick({ kind: true }) },
  async ({ actor, timeZone, query: { kind } }) => {
    const { id, name, mrn } = await getOwnPatient(actor, "observations");
    const first = await listLabs(actor, id, { kind, limit: 50 });
    return (
      <OwnRecord name={`${name}, ${mrn}`}>
        <LabsView key={kind} {...{ patientId: id, kind, timeZone, first }} />
      </OwnRecord>
    );
  },
);
