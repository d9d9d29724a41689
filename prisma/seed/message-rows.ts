import { redFlagsIn } from "@/lib/domain/messaging/red-flags";
import type { Tx } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { DOCTORS, JOHN_DOE } from "./accounts";
import type { Rows } from "./insert-rows";
import { PATIENTS } from "./patient-spec";
import type { Place } from "./person-rows";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** `ago` in days and minutes before now; `read`: minutes until the other side read it, none for what waits. */
type Said = { patient: boolean; ago: [days: number, minutes: number]; body: string; read?: number };
type Talk = { subject: string; closed?: true; said: Said[] };

const TALKS: Talk[] = [
  {
    subject: "La pastilla de la tensión",
    said: [
      {
        patient: true,
        ago: [2, 190],
        body: "Buenas tardes. Desde que tomo el lisinopril tengo una tos seca que no se me va. ¿Puede ser por la pastilla?",
        read: 42,
      },
      {
        patient: false,
        ago: [2, 130],
        body: "Sí, puede ser por ella. No la deje todavía: apunte la tensión mañana y tarde durante tres días y me escribe con los valores.",
        read: 25,
      },
      {
        patient: true,
        ago: [0, 95],
        body: "Ya tengo los tres días apuntados: siempre entre 138 y 144 de máxima. La tos sigue igual por las noches.",
      },
    ],
  },
  {
    subject: "Informe para el trabajo",
    closed: true,
    said: [
      {
        patient: true,
        ago: [31, 200],
        body: "¿Me pueden preparar un informe de la última visita para el trabajo?",
        read: 60,
      },
      {
        patient: false,
        ago: [30, 30],
        body: "Lo tiene ya en «Resúmenes», puede imprimirlo desde ahí. Un saludo.",
        read: 300,
      },
    ],
  },
];

/** The conversations of the demo's patient who signs in, with the first doctor; one message waits to be read. */
export async function addMessages(
  tx: Tx,
  rows: Rows,
  { clinicId, doctors, calendar }: Place,
  patientMember: string,
): Promise<void> {
  const at = PATIENTS.findIndex(({ account }) => account);
  const patientId = rows.patients[at]?.id;
  const doctor = doctors[PATIENTS[at]?.doctor ?? 0];
  if (!patientId || !doctor) throw new Error("The demo's patient is missing.");
  const team = DOCTORS[PATIENTS[at]?.doctor ?? 0]?.name ?? "";
  const sides = {
    patient: { authorId: patientMember, authorName: JOHN_DOE.name },
    doctor: { authorId: doctor.memberId, authorName: team },
  };
  for (const { subject, closed, said } of TALKS) {
    const threadId = uuid7();
    const all = said.map(({ patient: fromPatient, ago: [days, minutes], body, read }) => {
      const sentAt = new Date(calendar.now.getTime() - days * DAY - minutes * MINUTE);
      const [own, other] = fromPatient
        ? [sides.patient, sides.doctor]
        : [sides.doctor, sides.patient];
      const readAt = read && new Date(sentAt.getTime() + read * MINUTE);
      return {
        ...{
          clinicId,
          id: uuid7(sentAt.getTime()),
          patientId,
          threadId,
          body,
          sentAt,
          fromPatient,
        },
        ...own,
        urgent: fromPatient && redFlagsIn(body).length > 0,
        ...(readAt && { readAt, readByName: other.authorName }),
      };
    });
    const times = all.map(({ sentAt }) => sentAt.getTime());
    const [openedAt, lastMessageAt] = [new Date(Math.min(...times)), new Date(Math.max(...times))];
    const head = { clinicId, id: threadId, patientId, subject, openedAt, lastMessageAt };
    await tx.messageThread.createMany({ data: [{ ...head, state: closed ? "closed" : "open" }] });
    await tx.message.createMany({ data: all });
  }
}
