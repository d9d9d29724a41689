import { OwnRecord } from "@/components/own-record/own-record";
import { PlainView } from "@/components/records/plain-view";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { listProcedures } from "@/lib/domain/records/list-records";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/record/procedures", roles: ["patient"] },
  async ({ actor, timeZone }) => {
    const { id, name, mrn } = await getOwnPatient(actor, "procedures");
    const first = await listProcedures(actor, id, { limit: 50 });
    return (
      <OwnRecord name={`${name}, ${mrn}`}>
        <PlainView noun="procedures" patientId={id} first={first} timeZone={timeZone} />
      </OwnRecord>
    );
  },
);
