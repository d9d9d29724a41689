import { sealingKey } from "@/lib/platform/crypto/clinic-keys";
import { withIdempotency } from "@/lib/platform/db/idempotency";
import { sealPool } from "@/lib/platform/db/pools";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, makeClinic, makeDoctor, makePatient } from "./factories";

export type World = { clinicId: string; userId: string; patientId: string };
type Own = { clinicId: string; patientId: string; memberId: string; userId: string };

/** Makes a clinic with at least one row in every table. */
export async function makeWorld(slug: string): Promise<World> {
  const { clinicId } = await makeClinic(slug);
  const own = await makeChart(clinicId, `1234567${slug.length}Z`);
  await writeAs(own, async (tx) => {
    for (const add of [addHouse, addAccount, addRegistrations]) await add(tx, own);
  });
  await addSeal(clinicId);
  return own;
}

/** Makes a patient and the doctor who treats them, with a row in every table of a chart. */
export async function makeChart(
  clinicId: string,
  document: string,
  account?: { memberId: string },
): Promise<World & { memberId: string }> {
  const doctor = await makeDoctor(clinicId, { password: "a password of some length" });
  const { userId, memberId } = doctor;
  const given = { memberId: account?.memberId, documents: [document], phones: ["600123456"] };
  const patient = await makePatient(clinicId, given);
  await assign(clinicId, patient, doctor);
  const own = { clinicId, userId, memberId, patientId: patient.patientId };
  await writeAs({ clinicId, userId, path: "emergency" }, async (tx) => {
    for (const add of [addReading, addRecord, addNote, addInvitation, addCaregiver])
      await add(tx, own);
  });
  return own;
}

/** A seal of nothing real: only the worker's role makes any. */
async function addSeal(clinicId: string): Promise<void> {
  await sealPool().query(
    `INSERT INTO audit_seals (clinic_id, number, events, total, manifest, previous, hash, sealed_at, version)
     VALUES ($1, 1, 1, 1, $2, $3, $3, now(), 1)`,
    [clinicId, Buffer.alloc(48), Buffer.alloc(32)],
  );
}

/** Vital signs, an alert about them, and that somebody was told. */
async function addReading(tx: Tx, { clinicId, patientId, memberId }: Own): Promise<void> {
  const measuredAt = new Date();
  const set = { clinicId, id: uuid7(), patientId, measured: measuredAt.toISOString(), measuredAt };
  await tx.vitalSet.create({ data: set });
  const pulse = { code: "8867-4", source: "entered" as const, value: 70, canonical: 70 };
  await tx.reading.create({
    data: { clinicId, patientId, vitalSetId: set.id, ...pulse, measuredAt },
  });
  await tx.$executeRaw`INSERT INTO alerts (clinic_id, id, patient_id, vital_set_id, reading_id, rule, severity)
    SELECT clinic_id, ${uuid7()}::uuid, patient_id, vital_set_id, id, 'test', 'critical' FROM readings
    WHERE clinic_id = current_clinic() AND patient_id = ${patientId}::uuid`;
  const told = { clinicId, id: uuid7(), memberId, event: "alert" };
  await tx.notification.create({ data: { ...told, patientId, subjectId: set.id } });
  await tx.delivery.create({
    data: { clinicId, id: uuid7(), notificationId: told.id, channel: "email" },
  });
  await tx.notificationChoice.create({ data: { clinicId, memberId } });
  const browser = { endpoint: `https://push.test/${memberId}`, p256dh: "x", auth: "x" };
  await tx.pushSubscription.create({ data: { clinicId, id: uuid7(), memberId, ...browser } });
}

/** What else a chart holds, and what hangs by a person. */
async function addRecord(tx: Tx, { clinicId, patientId, memberId }: Own): Promise<void> {
  const row = { clinicId, patientId, display: "x" };
  await tx.condition.create({ data: row });
  await tx.allergyIntolerance.create({ data: row });
  await tx.noKnownAllergies.create({ data: { clinicId, patientId, recordedById: memberId } });
  await tx.encounter.create({ data: { ...row, status: "finished" } });
  await tx.procedure.create({ data: { ...row, status: "completed" } });
  await tx.immunization.create({ data: { ...row, status: "completed" } });
  await tx.diagnosticReport.create({ data: { ...row, status: "final" } });
  await tx.observation.create({ data: { ...row, status: "final" } });
  await tx.medicationRequest.create({ data: { ...row, status: "active" } });
  await tx.documentReference.create({ data: { ...row, status: "current" } });
  const scan = { id: uuid7(), kind: "report", title: "x", name: "x.pdf", size: 1 };
  await tx.file.create({ data: { clinicId, patientId, authorId: memberId, ...scan } });
  const taken = { id: uuid7(), kind: "record", format: "pdf", locale: "es", timeZone: "UTC" };
  await tx.download.create({ data: { clinicId, patientId, memberId, ...taken } });
  await tx.patientContact.create({ data: { clinicId, patientId, name: "x" } });
  await tx.patientCoverage.create({ data: { clinicId, patientId, payer: "x" } });
  const [id, now] = [uuid7(), new Date()];
  await tx.messageThread.create({
    data: { clinicId, id, patientId, subject: "x", lastMessageAt: now },
  });
  await tx.messageTemplate.create({ data: { clinicId, id: uuid7(), name: "x", body: "x" } });
  const wrote = { authorId: memberId, authorName: "x", fromPatient: false, body: "x" };
  const messageId = uuid7();
  await tx.message.create({ data: { clinicId, id: messageId, patientId, threadId: id, ...wrote } });
  await tx.messageAttachment.create({
    data: { clinicId, patientId, messageId, fileId: scan.id, position: 0 },
  });
  const asked = { quarter: new Date(), actor: "system", part: "vitals", question: "?" };
  const emergency = { reason: "a test of ten", endsAt: new Date(Date.now() + 60_000) };
  await tx.emergencyAccess.create({
    data: { clinicId, id: uuid7(), patientId, memberId, ...emergency },
  });
  await tx.accessQuestion.create({ data: { clinicId, id: uuid7(), patientId, ...asked } });
}

/** A signed note with what hangs under one. */
async function addNote(tx: Tx, { clinicId, patientId, memberId }: Own): Promise<void> {
  const signed = {
    signedAt: new Date(),
    signedById: memberId,
    signerName: "x",
    contentHash: "0".repeat(64),
  };
  const draft = { clinicId, patientId, authorId: memberId, occurredAt: new Date() };
  const { id: noteId } = await tx.clinicalNote.create({
    data: { ...draft, type: "urgent", status: "final", ...signed },
  });
  const under = { clinicId, patientId, noteId };
  await tx.noteVersion.create({
    data: { ...under, number: 1, content: {}, savedAt: new Date() },
  });
  await tx.noteAddendum.create({ data: { ...under, text: "x", ...signed } });
  await tx.noteTemplate.create({ data: { clinicId, name: "x", type: "urgent" } });
}

/** That the patient was asked to make an account. */
async function addInvitation(tx: Tx, { clinicId, memberId, patientId }: Own): Promise<void> {
  const asked = { email: `${patientId}@example.test`, name: "x", identified: "x" };
  const row = { clinicId, id: uuid7(), patientId, ...asked, invitedById: memberId };
  await tx.invitation.createMany({ data: [{ ...row, role: "patient", expiresAt: new Date() }] });
}

/** Somebody who was asked to act for the patient. */
async function addCaregiver(tx: Tx, { clinicId, memberId, patientId }: Own): Promise<void> {
  const asked = { email: `${uuid7()}@example.test`, name: "x", relationship: "other" };
  const row = { clinicId, id: uuid7(), patientId, ...asked, invitedById: memberId };
  await tx.caregiver.createMany({ data: [{ ...row, scopes: ["messages"] }] });
}

/** What a clinic has beside its charts. */
async function addHouse(tx: Tx, { clinicId, userId, memberId }: Own): Promise<void> {
  await tx.auditEvent.create({ data: { clinicId, actorKind: "system", action: "test" } });
  await tx.auditWatch.create({ data: { clinicId, seal: 0 } });
  await tx.auditCheck.create({ data: { clinicId, id: uuid7(), memberId } });
  const found = { rule: "rights", subject: "x", eventId: uuid7(), found: 1, at: new Date() };
  await tx.securityAlert.create({ data: { clinicId, id: uuid7(), ...found } });
  await tx.outboxMessage.create({ data: { clinicId, topic: "test", payload: {} } });
  await tx.draft.create({
    data: { clinicId, userId, name: "x:1", sealed: "AA==", savedAt: new Date() },
  });
  await tx.setting.create({ data: { clinicId, name: "x", value: 1 } });
  await sealingKey(tx);
  await tx.$executeRaw`INSERT INTO fhir_resources (clinic_id, id, resource_type, source, fhir_id, body, hash)
    VALUES (current_clinic(), ${uuid7()}::uuid, 'Basic', 'test', '1', '{}', sha256('{}'))`;
  await withIdempotency(tx, { key: "k", body: "" }, async () => ({ status: 200, body: "" }));
}

/** That somebody registered, whose address isn't known yet; that one wants a chart; that one asks to be forgotten. */
async function addRegistrations(tx: Tx, { clinicId, memberId }: Own): Promise<void> {
  const row = { clinicId, id: uuid7() };
  await tx.registration.createMany({ data: [{ ...row, sealed: "x", expiresAt: new Date() }] });
  const person = { given: "x", family: "x", birthDate: "1980-03-12" };
  await tx.chartClaim.createMany({ data: [{ ...row, memberId, ...person }] });
  await tx.erasureRequest.createMany({ data: [{ ...row, memberId }] });
}

/** What hangs by an account. */
async function addAccount(tx: Tx, { userId }: Own): Promise<void> {
  await tx.authenticator.createMany({ data: [{ userId, seed: "x" }] });
  await tx.recoveryCode.createMany({ data: [{ userId, codeHash: "x" }] });
  const [id, expiresAt] = [uuid7(), new Date()];
  await tx.passwordReset.createMany({ data: [{ userId, id, expiresAt }] });
  const seen = { cookieHash: "x", device: "x", address: "x" };
  await tx.knownDevice.createMany({ data: [{ userId, id, ...seen }] });
  const key = { credential: id, publicKey: Buffer.alloc(1), counter: 0, name: "x" };
  await tx.passkey.createMany({ data: [{ userId, id, ...key }] });
  await tx.identity.createMany({ data: [{ userId, id, issuer: "x", subject: id }] });
}
