import { type NoteContent, noteContent } from "@/lib/domain/notes/schema";
import { sealOfNote } from "@/lib/domain/notes/seal";
import type { Tx } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { DOCTORS } from "./accounts";
import type { Rows } from "./insert-rows";
import texts from "./notes.json";
import { PATIENTS, type PatientSpec } from "./patient-spec";
import type { Place } from "./person-rows";

// Of each story a few: a chart with notes, and most without.
const NOTED_PATIENTS = 24;
const NOTED_VISITS = 3;
const DRAFTED = 2;

const TEXTS: Record<string, (typeof texts)["any"] | undefined> = texts;
const textsOf = ({ conditions }: PatientSpec) =>
  conditions.map((key) => TEXTS[key]).find(Boolean) ?? texts.any;

type Written = { patientId: string; spec: PatientSpec; at: Date };

/** Signed notes of the latest visits, some confidential; a draft of the first doctor; the clinic's templates. */
export async function addNotes(tx: Tx, rows: Rows, place: Place): Promise<void> {
  for (const [i, spec] of PATIENTS.slice(0, NOTED_PATIENTS).entries()) {
    const patientId = rows.patients[i]?.id;
    const visits = rows.encounters
      .filter((visit) => visit.patientId === patientId && visit.startAt)
      .map(({ startAt }) => new Date(startAt ?? 0))
      .toSorted((a, b) => b.getTime() - a.getTime());
    if (!patientId) continue;
    for (const at of visits.slice(0, NOTED_VISITS))
      await addSigned(tx, place, { patientId, spec, at });
    if (i === DRAFTED) await addDraft(tx, place, { patientId, spec, at: place.calendar.now });
  }
  await addTemplates(tx, place);
}

function contentFor({ spec, at }: Written): NoteContent {
  return noteContent.parse({
    ...textsOf(spec),
    confidential: spec.conditions.includes("depression"),
    occurredAt: at.toISOString(),
    diagnoses: [],
  });
}

const rowOf = ({ clinicId, doctors }: Place, written: Written, content: NoteContent) => {
  const { type, ...rest } = content;
  return {
    ...rest,
    type: type === "follow-up" ? ("followUp" as const) : type,
    clinicId,
    id: uuid7(written.at.getTime()),
    patientId: written.patientId,
    authorId: doctors[written.spec.doctor]?.memberId ?? "",
    editedAt: written.at,
  };
};

async function addSigned(tx: Tx, place: Place, written: Written): Promise<void> {
  const content = contentFor(written);
  const row = rowOf(place, written, content);
  const signedAt = new Date(written.at.getTime() + 20 * 60_000);
  const signerName = DOCTORS[written.spec.doctor]?.name ?? "";
  const { clinicId, patientId, id: noteId, authorId: signedById } = row;
  const as = { noteId, patientId, signerId: signedById };
  const by = { as, signerName, signedAt: signedAt.toISOString() };
  const signed = { signedAt, signedById, signerName, contentHash: await sealOfNote(content, by) };
  await tx.clinicalNote.createMany({ data: [{ ...row, ...signed, status: "final", version: 2 }] });
  await tx.noteVersion.createMany({
    data: [{ clinicId, patientId, noteId, number: 2, content, savedAt: signedAt }],
  });
}

async function addDraft(tx: Tx, place: Place, written: Written): Promise<void> {
  const { subjective } = contentFor(written);
  const empty = { objective: "", assessment: "", plan: "" };
  const summary = { summaryFound: "", summaryTodo: "", summaryReturn: "" };
  const content = { ...contentFor(written), ...empty, ...summary, subjective };
  await tx.clinicalNote.createMany({ data: [rowOf(place, written, content)] });
}

async function addTemplates(tx: Tx, { clinicId }: Place): Promise<void> {
  await tx.noteTemplate.createMany({
    data: [
      {
        clinicId,
        name: "Seguimiento de crónicos",
        type: "followUp",
        subjective: "Paciente de {{edad}}. Cumplimiento del tratamiento: ",
        objective: "Constantes: {{constantes}}",
        plan: "Medicación: {{medicación}}. ",
      },
      {
        clinicId,
        name: "Infección respiratoria",
        type: "urgent",
        subjective: "Fiebre: \nTos: \nDificultad para respirar: \nContactos: ",
        objective: "Constantes: {{constantes}}\nAuscultación: ",
      },
    ],
  });
}
