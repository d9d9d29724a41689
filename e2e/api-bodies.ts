// What each operation of the API is sent in api.spec.ts.
import type { NoteContent } from "@/lib/domain/notes/schema";
import { SPARE_DOCTOR } from "./accounts";
import { FILE } from "./api-files";
import { at, PRESSURE, PULSE } from "./vital-inputs";

const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
export const OTHER_PASSWORD = "otra clave para probar";
export const DRAFT = { name: "vitals:x", sealed: "AAAA", savedAt: "2026-11-01T08:00:00Z" };
export const KEPT = ["conditions", "allergies", "medications"];
// Refuted, so that it doesn't stand against the statement that there are none.
export const NEW: Record<string, object> = {
  conditions: { display: "Asma" },
  allergies: { display: "Látex", verificationStatus: "refuted" },
  medications: { display: "Salbutamol" },
};
const WRONG = { verificationStatus: "entered-in-error", statusReason: "prueba" };

/** Like nobody of an earlier run. */
const word = () =>
  Array.from({ length: 10 }, () => "aeiouklmnrst"[Math.floor(Math.random() * 12)]).join("");
const PERSON = {
  given: word(),
  family: `${word()} ${word()}`,
  birthDate: "1950",
  gender: "other",
  documents: [],
  phone: null,
};
const SAME_PERSON = {
  ...PERSON,
  email: null,
  coverage: null,
  emergencyContact: null,
  language: null,
  timeZone: null,
};
export const NOTE: NoteContent = {
  type: "consultation",
  confidential: false,
  occurredAt: at(),
  subjective: "Tos",
  objective: "",
  assessment: "",
  plan: "",
  summaryFound: "",
  summaryTodo: "Beba agua",
  summaryReturn: "",
  diagnoses: [],
};
export const THREAD = { subject: "XK-7", body: "XK-8" };
export const ANSWER = { name: "xk-9", body: "Venga hoy, {{paciente}}" };
const TEMPLATE = { name: "xk-7", type: "urgent", plan: "Reposo" };

export const BODIES: Record<string, unknown> = {
  "post /patients/duplicates": {
    given: PERSON.given,
    family: PERSON.family,
    birthDate: null,
    documents: [],
    phone: null,
  },
  "post /notifications/read": { until: at() },
  "post /patients": SAME_PERSON,
  "post /patients/{patientId}/account": {
    email: `${word()}@example.test`,
    identified: "Con el DNI, en el mostrador",
  },
  "post /invitations": { email: `${word()}@example.test`, name: "Ana Prueba", role: "nurse" },
  "post /patients/{patientId}/caregivers": {
    ...{ email: `${word()}@example.test`, name: "Marta Gil", relationship: "other" },
    scopes: ["messages"],
  },
  "patch /patients/{patientId}/caregivers/{caregiverId}": { scopes: ["messages", "medicines"] },
  "post /me/acting": { caregiverId: null },
  "post /registrations": {
    ...{ clinic: "mediconnect", given: word(), family: word(), birthDate: "1950-01-01" },
    ...{ email: `${word()}@example.test`, password: "una clave larga para entrar" },
    ...{ locale: "es", accepted: true },
  },
  "patch /erasure-requests/{requestId}": { approved: false, reason: "prueba" },
  "patch /chart-claims/{claimId}": { chart: null, identified: "Con el DNI" },
  "post /emergencies": { number: "HC-9999999", reason: "Inconsciente en urgencias" },
  "patch /emergencies/{emergencyId}": { outcome: "justified", comment: "Ingresó grave" },
  "patch /patients/{patientId}/access-questions/{questionId}": { answer: "Por la visita." },
  "patch /patients/{patientId}/person": SAME_PERSON,
  "post /patients/{patientId}/care": {
    role: "covering",
    reason: "Vacaciones",
    memberId: "00000000-0000-4000-8000-000000000000",
  },
  "patch /patients/{patientId}/care/{careId}": { reason: "Ha vuelto" },
  ...Object.fromEntries(
    KEPT.map((noun) => [`post /patients/{patientId}/${noun}`, NEW[noun]] as const),
  ),
  "patch /patients/{patientId}/conditions/{itemId}": WRONG,
  "patch /patients/{patientId}/allergies/{itemId}": WRONG,
  "patch /patients/{patientId}/medications/{itemId}": { status: "stopped", ended: "2026-01" },
  "post /patients/{patientId}/vitals": { recordedAt: at(), readings: [PULSE, PRESSURE] },
  "patch /patients/{patientId}/vitals/{setId}": { status: "entered-in-error", reason: "prueba" },
  "patch /me": { locale: "es" },
  "post /me/drafts": DRAFT,
  "post /passkeys/challenge": {},
  "post /provider/start": { next: null },
  "patch /me/passkeys/{passkeyId}": { name: "Portátil" },
  "post /me/password": { current: SPARE_DOCTOR.password, next: OTHER_PASSWORD },
  "patch /patients/{patientId}/alerts/{alertId}": { state: "acknowledged", comment: "prueba" },
  "patch /settings/general": { logo: PNG },
  "patch /settings/clinical": {},
  "patch /settings/sessions": {},
  "patch /settings/security": {},
  "patch /settings/messages": {},
  "patch /settings/features": {},
  "patch /settings/files": {},
  "patch /settings/rules": {},
  "patch /security-alerts/{alertId}": { seen: true },
  "post /patients/{patientId}/prints": { part: "vitals" },
  "post /patients/{patientId}/files": FILE,
  "patch /patients/{patientId}/files/{fileId}": { released: true },
  "post /patients/{patientId}/downloads": { what: "vitals.csv" },
  "post /patients/{patientId}/threads": THREAD,
  "patch /patients/{patientId}/threads/{threadId}": { state: "closed" },
  "post /patients/{patientId}/threads/{threadId}/messages": { body: "¿Cómo sigue?" },
  "post /patients/{patientId}/threads/{threadId}/reads": {
    until: "00000000-0000-4000-8000-000000000000",
  },
  "patch /settings/notifications": {},
  "patch /settings/templates": {},
  "post /mail-tests": { kind: "care", locale: "es", subject: null, body: "Algo de {clinic}." },
  "patch /me/notifications": { quiet: null },
  "post /me/push-subscriptions": {
    endpoint: "https://fcm.googleapis.com/fcm/send/test",
    keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) },
  },
  "post /patients/{patientId}/notes": { type: "urgent" },
  "patch /patients/{patientId}/notes/{noteId}": { ...NOTE, editor: "api" },
  "post /patients/{patientId}/notes/{noteId}/signature": { contentHash: "0".repeat(64) },
  "post /patients/{patientId}/notes/{noteId}/addenda": { text: "Adenda" },
  "patch /patients/{patientId}/notes/{noteId}/status": {
    status: "entered-in-error",
    reason: "prueba",
  },
  "post /message-templates": ANSWER,
  "patch /message-templates/{templateId}": { ...ANSWER, body: "Venga mañana" },
  "post /note-templates": TEMPLATE,
  "patch /note-templates/{templateId}": { ...TEMPLATE, plan: "Reposo y agua" },
  "patch /users/{userId}": { state: "suspended", reason: "prueba" },
  "patch /users/{userId}/role": { role: "nurse", reason: "prueba" },
  "post /users/{userId}/factor-reset": { identified: "En persona, con su DNI" },
};
