import { OwnRecord } from "@/components/own-record/own-record";
import { PlainView } from "@/components/records/plain-view";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { listImmunizations } from "@/lib/domain/records/list-records";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/record/immunizations", roles: ["patient"] },
  async ({ actor, timeZone }) => {
    const { id, name, mrn } = await getOwnPatient(actor, "immunizations");
    const first = await listImmunizations(actor, id, { limit: 50 });
    return (
      <OwnRecord name={`${name}, ${mrn}`}>
        <PlainView noun="immunizations" patientId={id} first={first} timeZone={timeZone} />
      </OwnRecord>
    );
  },
);
