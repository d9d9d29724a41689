import { exportRecordOperation } from "@/lib/api/record";
import { exportRecord, recordFileName } from "@/lib/fhir/export-record";
import { fileResponse } from "@/lib/platform/http/file-response";
import { route } from "@/lib/platform/http/route";

const TYPE = "application/fhir+json; fhirVersion=4.0; charset=utf-8";

export const GET = route(exportRecordOperation, async ({ actor, params }) => {
  const { body, estimate, day } = await exportRecord(actor, params.patientId);
  const answer = fileResponse(actor, body, { type: TYPE, saveAs: recordFileName(day) });
  answer.headers.set("x-estimated-bytes", String(estimate));
  return answer;
});
