import { sealNumbers } from "@/lib/domain/patients/document-numbers";
import { type Actor, actorOf } from "@/lib/platform/auth/actor";
import { hashPassword } from "@/lib/platform/auth/password";
import type { Acting, Role } from "@/lib/platform/auth/sessions";
import { NOBODY, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import type { Prisma } from "@/prisma/generated/client";

/** FHIR system of Spain's DNI; a foreigner's NIE has the same shape and stands under it too. */
const DNI_SYSTEM = "urn:oid:1.3.6.1.4.1.19126.3";
const DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

export type HumanName = {
  use?: string;
  text?: string;
  family?: string;
  given?: string[];
  prefix?: string[];
};
type Account = { userId: string; email: string; name: string };
type Member = Account & { memberId: string };
type Doctor = Member & { practitionerId: string };
type Person = { email?: string; name?: string; password?: string };
type NewPatient = Partial<Omit<Prisma.PatientCreateManyInput, "clinicId" | "names">> & {
  names?: HumanName[];
  /** Document numbers as people write them. */
  documents?: string[];
  phones?: string[];
};

/** A DNI with its letter, from a number of up to eight digits. */
export function dni(number: number): string {
  return `${String(number).padStart(8, "0")}${DNI_LETTERS[number % 23]}`;
}

/** A NIE with its letter, from a number of up to seven digits; X, Y or Z in turn. */
export function nie(number: number): string {
  const first = number % 3;
  return `${"XYZ"[first]}${String(number).padStart(7, "0")}${DNI_LETTERS[(first * 10_000_000 + number) % 23]}`;
}

/** A document number, plain: `sealNumbers` makes the row of it. */
export function identifierRow(clinicId: string, patientId: string, value: string) {
  return { clinicId, id: uuid7(), patientId, system: DNI_SYSTEM, value };
}

/** The row of a phone number; `reversed` is what a search walks. */
export function phoneRow(clinicId: string, patientId: string, value: string, use = "mobile") {
  const digits = value.replace(/\D/g, "").replace(/^00/, "");
  const reversed = [...digits].reverse().join("");
  return { clinicId, id: uuid7(), patientId, system: "phone", use, value, reversed };
}

/** Makes a clinic in Madrid that speaks Spanish, unless told otherwise. */
export async function makeClinic(
  slug: string,
  given: Partial<Omit<Prisma.ClinicUncheckedCreateInput, "id" | "slug">> = {},
): Promise<{ clinicId: string }> {
  const clinicId = uuid7();
  const row = { id: clinicId, slug, name: slug, timeZone: "Europe/Madrid", ...given };
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.clinic.create({ data: row }),
  );
  return { clinicId };
}

/** Makes a person who can be a member of clinics, in that person's own scope; signs in when there is a password. */
export async function makeAccount(given: Person = {}): Promise<Account> {
  const userId = uuid7();
  const { email = `${userId}@example.test`, name = "Nadie Particular", password } = given;
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  await writeAs({ clinicId: NOBODY, userId }, async (tx) => {
    await tx.user.create({ data: { id: userId, email, name } });
    if (passwordHash) await tx.credential.createMany({ data: [{ userId, passwordHash }] });
  });
  return { userId, email, name };
}

/** Gives an account its place in a clinic, by its membership's id. */
export async function joinClinic(clinicId: string, userId: string, role: Role): Promise<string> {
  const memberId = uuid7();
  await writeAs({ clinicId, userId }, (tx) =>
    tx.membership.create({ data: { clinicId, id: memberId, userId, role } }),
  );
  return memberId;
}

/** Makes an account with its place in a clinic. */
export async function makeMember(
  clinicId: string,
  role: Role,
  given: Person = {},
): Promise<Member> {
  const account = await makeAccount(given);
  return { ...account, memberId: await joinClinic(clinicId, account.userId, role) };
}

/** A clinic with an administrator, Elena, and a doctor, Lucía, who signs in with this password. */
export async function makeStaffed(slug: string, password: string) {
  const { clinicId } = await makeClinic(slug);
  const elena = await makeMember(clinicId, "admin", { name: "Elena Navarro" });
  const lucia = await makeDoctor(clinicId, { name: "Lucía Ortega", password });
  return { clinicId, elena, lucia, admin: adminActor(clinicId, elena) };
}

/** Makes a doctor: account, membership and practitioner. */
export async function makeDoctor(
  clinicId: string,
  given: Person & { names?: HumanName[]; speciality?: string } = {},
): Promise<Doctor> {
  const { names = [{ text: given.name ?? "Nadie Particular" }], speciality, ...person } = given;
  const member = await makeMember(clinicId, "doctor", person);
  const { memberId, userId } = member;
  const practitionerId = uuid7();
  await writeAs({ clinicId, userId }, (tx) =>
    tx.practitioner.create({ data: { clinicId, id: practitionerId, memberId, names, speciality } }),
  );
  return { ...member, practitionerId };
}

/** Makes a patient whom nobody treats yet; `memberId` links the patient's own account. */
export async function makePatient(
  clinicId: string,
  given: NewPatient = {},
): Promise<{ patientId: string }> {
  const {
    documents = [],
    phones = [],
    names = [{ family: "Prueba", given: ["Paciente"] }],
    ...rest
  } = given;
  const patientId = given.id ?? uuid7();
  const row = { mrn: `T-${patientId}`, ...rest, clinicId, id: patientId, names };
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, async (tx) => {
    await tx.patient.createMany({ data: [row] });
    const identifiers = documents.map((value) => identifierRow(clinicId, patientId, value));
    const telecoms = phones.map((value) => phoneRow(clinicId, patientId, value));
    await tx.patientIdentifier.createMany({ data: await sealNumbers(tx, identifiers) });
    await tx.patientTelecom.createMany({ data: telecoms });
  });
  return { patientId };
}

/** Lets a member treat a patient, from a day ago unless told otherwise. */
export async function assign(
  clinicId: string,
  patient: { patientId: string },
  doctor: { memberId: string },
  given: Partial<
    Pick<Prisma.CareRelationshipCreateManyInput, "role" | "reason" | "startsAt" | "endsAt">
  > = {},
): Promise<void> {
  const startsAt = new Date(Date.now() - 24 * 60 * 60 * 1000);
  const { patientId } = patient;
  const { memberId } = doctor;
  const row = { clinicId, patientId, memberId, reason: "test", startsAt, ...given };
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.careRelationship.createMany({ data: [row] }),
  );
}

/** The actor of a doctor's request. */
export function doctorActor(clinicId: string, doctor: Member): Actor {
  return actorFor(clinicId, doctor, "doctor", null);
}

/** The actor of a request of the clinic's administrator. */
export function adminActor(clinicId: string, admin: Member): Actor {
  return actorFor(clinicId, admin, "admin", null);
}

/** The actor of a patient's own request. */
export function patientActor(clinicId: string, patient: Member & { patientId: string }): Actor {
  return actorFor(clinicId, patient, "patient", patient.patientId);
}

/** The actor of who acts for this patient. */
export function caregiverActor(clinicId: string, member: Member, patientId: string): Actor {
  const acting = { caregiverId: uuid7(), patientId, name: "x", scopes: [] };
  return actorFor(clinicId, member, "patient", null, acting);
}

function actorFor(
  clinicId: string,
  member: Member,
  role: Role,
  patientId: string | null,
  acting?: Acting,
): Actor {
  const session = {
    ...member,
    locale: null,
    ownTimeZone: null,
    density: null,
    platformAdmin: false,
    version: 1,
    clinicId,
    clinicName: "Clínica de pruebas",
    clinics: [],
    clinicLocale: "es" as const,
    timeZone: "Europe/Madrid",
    role,
    patientId,
    acting,
    startedAt: Date.now(),
    provenAt: Date.now(),
  };
  return actorOf(session, { id: uuid7(), looks: new Map() });
}
