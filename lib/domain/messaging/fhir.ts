import { createHash } from "node:crypto";
import { z } from "zod";
import {
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  fhirFault,
  momentOf,
  OWN,
  readFhir,
} from "@/lib/platform/fhir-values";
import { ownExtension } from "@/lib/platform/fhir-write";
import { BODY_LENGTH, SUBJECT_LENGTH } from "./schema";

const party = z.looseObject({ reference: z.string().optional(), display: z.string().optional() });
const communication = z.looseObject({
  priority: z.string().optional(),
  topic: z.looseObject({ text: z.string().max(SUBJECT_LENGTH) }),
  sent: fhirDateTime,
  received: fhirDateTime.optional(),
  sender: party,
  // What was said, and then references to the files that came with it: those are DocumentReferences of their own.
  payload: z.tuple(
    [z.looseObject({ contentString: z.string().min(1).max(BODY_LENGTH) })],
    z.looseObject({ contentReference: z.looseObject({}) }),
  ),
});

const THREADS: FhirTable = {
  name: "message_threads",
  columns: {
    ...OWN,
    subject: "text",
    opened_at: "timestamptz",
    last_message_at: "timestamptz",
  },
  insertOnly: true,
};
const MESSAGES: FhirTable = {
  name: "messages",
  columns: {
    ...OWN,
    thread_id: "uuid",
    author_name: "text",
    from_patient: "boolean",
    body: "text",
    urgent: "boolean",
    sent_at: "timestamptz",
    written_at: "timestamptz",
    read_at: "timestamptz",
    read_by_name: "text",
  },
  fixed: ["thread_id", "author_name", "from_patient", "body", "urgent", "sent_at", "written_at"],
  changedWhen: "messages.read_at IS NULL",
};

/** The same conversation of another clinic's patient has the same id here, whichever message comes first. */
function threadIdOf(patientId: string, given: string): string {
  const hash = createHash("sha256").update(`${patientId} ${given}`).digest("hex");
  return hash.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-8$3-8$4-$5");
}

/**
 * Communication → a message of a conversation, when it was written in this product; any other is kept in its original
 * alone. Fails: FhirFault.
 */
export function messageFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const thread = ownExtension(resource, "thread");
  if (!thread) return [];
  const { clinicId: clinic_id, id, patientId: patient_id } = context;
  if (!patient_id) throw fhirFault("subject.reference", "refers to no patient that is here");
  const read = readFhir(communication, resource);
  const of = { clinic_id, patient_id };
  const thread_id = threadIdOf(patient_id, thread);
  const sent_at = momentOf(read.sent);
  const readBy = ownExtension(resource, "readBy");
  const writtenAt = ownExtension(resource, "writtenAt");
  return [
    {
      table: THREADS,
      row: {
        ...of,
        id: thread_id,
        subject: read.topic.text,
        opened_at: sent_at,
        last_message_at: sent_at,
      },
    },
    {
      table: MESSAGES,
      row: {
        ...{ ...of, id, thread_id, sent_at },
        author_name: read.sender.display ?? "",
        // Only the patient is referred to; who treats is a name.
        from_patient: read.sender.reference !== undefined,
        body: read.payload[0].contentString,
        urgent: read.priority === "urgent",
        written_at: writtenAt ? momentOf(writtenAt) : null,
        read_at: readBy ? momentOf(read.received) : null,
        read_by_name: readBy && read.received ? readBy : null,
      },
    },
  ];
}
