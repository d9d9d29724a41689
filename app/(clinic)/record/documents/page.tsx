import { FilesView } from "@/components/documents/files-view";
import { OwnRecord } from "@/components/own-record/own-record";
import { listFiles } from "@/lib/domain/documents/list-files";
import { getOwnPatient } from "@/lib/domain/patients/get-own-patient";
import { page } from "@/lib/platform/http/page";

export default page(
  { route: "/record/documents", roles: ["patient"] },
  async ({ actor, timeZone }) => {
    const { id, name, mrn } = await getOwnPatient(actor, "documents");
    const first = await listFiles(actor, id, { limit: 50 });
    return (
      <OwnRecord name={`${name}, ${mrn}`}>
        <FilesView patientId={id} first={first} timeZone={timeZone} />
      </OwnRecord>
    );
  },
);
