import { NOBODY, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";

const DAY = new Date("2022-02-03T00:00:00Z");
const AUTHORED = { authored: "2022-02-03", authoredAt: DAY };

/** Rows that came by no import, of the kinds that nobody enters yet. */
export async function enterRows(clinicId: string, patientId: string, practitionerId: string) {
  const own = { clinicId, patientId, codeSystem: "s", code: "7", display: "Siete" };
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, async (tx) => {
    const visit = { ...own, id: uuid7(), practitionerId, status: "finished", class: "EMER" };
    await tx.encounter.create({
      data: { ...visit, reason: "dolor", start: "2022-02-03", startAt: DAY },
    });
    const during = { ...own, encounterId: visit.id, status: "final" };
    await tx.procedure.create({ data: { ...during, performed: "hace años" } });
    await tx.immunization.create({ data: { ...during, occurrence: "2022-02" } });
    await tx.documentReference.create({
      data: { ...own, status: "current", contentType: "application/pdf", date: "2022-03-04" },
    });
    const thread = { ...{ clinicId, patientId, id: uuid7() }, subject: "Tos", lastMessageAt: DAY };
    await tx.messageThread.create({ data: thread });
    const said = { clinicId, patientId, threadId: thread.id, sentAt: DAY };
    const read = { readAt: new Date(DAY.getTime() + 60_000), readByName: "Dra. Ruiz" };
    const asked = {
      authorName: "Ana",
      fromPatient: true,
      body: "¿Y la tos?",
      urgent: true,
      ...read,
    };
    await tx.message.create({ data: { ...said, ...asked, id: uuid7() } });
    const answer = { authorName: "Dra. Ruiz", fromPatient: false, body: "Beba\nagua" };
    await tx.message.create({ data: { ...said, ...answer, id: uuid7() } });
    const report = { ...during, id: uuid7(), effective: "2022-02-03", conclusion: "bien" };
    await tx.diagnosticReport.create({ data: report });
    const lab = {
      ...during,
      diagnosticReportId: report.id,
      category: "laboratory",
      effective: "2022-02-03",
    };
    await tx.observation.create({
      data: {
        ...lab,
        comparator: ">",
        value: "12.340",
        unit: "mg/L",
        referenceRange: [{ text: "x" }],
      },
    });
    await tx.observation.create({ data: { ...lab, valueText: "negativo" } });
    await tx.medicationRequest.create({
      data: { ...own, practitionerId, status: "active", intent: "order", ...AUTHORED },
    });
    await tx.condition.create({ data: { ...own, encounterId: visit.id, onset: "de siempre" } });
    await tx.patient.updateMany({ where: { clinicId }, data: { bloodType: "A+" } });
  });
}
