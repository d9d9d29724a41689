import { z } from "zod";
import {
  type FhirBody,
  type FhirNames,
  ownExtensions,
  referenceTo,
} from "@/lib/platform/fhir-write";

const moment = z.string().transform((value) => new Date(value).toISOString());
const row = z.object({
  thread_id: z.uuid(),
  subject: z.string(),
  author_name: z.string(),
  from_patient: z.boolean(),
  body: z.string(),
  urgent: z.boolean(),
  sent_at: moment,
  written_at: moment.nullable(),
  read_at: moment.nullable(),
  read_by_name: z.string().nullable(),
  files: z.array(z.object({ id: z.uuid(), title: z.string() })),
});

/** A row of messages with its conversation's subject → Communication. */
export function messageToFhir(given: unknown, names: FhirNames): FhirBody {
  const message = row.parse(given);
  const team = { display: message.from_patient ? message.read_by_name : message.author_name };
  const patient = referenceTo(names.patient);
  return {
    resourceType: "Communication",
    extension: ownExtensions({
      thread: message.thread_id,
      readBy: message.read_by_name,
      writtenAt: message.written_at,
    }),
    status: "completed",
    priority: message.urgent ? "urgent" : "routine",
    subject: patient,
    topic: { text: message.subject },
    sent: message.sent_at,
    received: message.read_at,
    sender: message.from_patient ? { ...patient, display: message.author_name } : team,
    recipient: message.from_patient ? (team.display ? [team] : null) : [patient],
    payload: [
      { contentString: message.body },
      ...message.files.map(({ id, title }) => ({
        contentReference: {
          reference: `urn:uuid:${id}`,
          type: "DocumentReference",
          display: title,
        },
      })),
    ],
  };
}
