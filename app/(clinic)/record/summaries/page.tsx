import { OwnRecord } from "@/components/own-record/own-record";
import { OwnSummaries } from "@/components/own-record/own-summaries";
import { listSummaries } from "@/lib/domain/notes/list-summaries";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { page } from "@/lib/platform/http/page";

const route = "/record/summaries";

export default page({ route, roles: ["patient"] }, async ({ actor, timeZone }) => {
  const { id, name, mrn } = await getOwnPatient(actor, "notes");
  const first = await listSummaries(actor, id, { limit: 50 });
  return (
    <OwnRecord name={`${name}, ${mrn}`}>
      <OwnSummaries patientId={id} first={first} timeZone={timeZone} />
    </OwnRecord>
  );
});
