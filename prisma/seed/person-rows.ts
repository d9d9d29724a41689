import { uuid7 } from "@/lib/platform/uuid7";
import { dni, type HumanName, identifierRow, nie, phoneRow } from "@/lib/testing/factories";
import type { Calendar } from "./calendar";
import type { Dice } from "./dice";
import type { Rows } from "./insert-rows";
import type { PatientSpec } from "./patient-spec";

/** Whom a seed writes for: the clinic, its doctors' ids, its days. */
export type Place = {
  clinicId: string;
  doctors: { memberId: string; practitionerId: string }[];
  calendar: Calendar;
};

const STREETS = [
  "Calle de Alcalá",
  "Calle Mayor",
  "Avenida de América",
  "Calle de Bravo Murillo",
  "Paseo de la Castellana",
];

const CARE_DAYS = 400;

/** HC-0000001 */
export const mrnOf = (number: number) => `HC-${String(number).padStart(7, "0")}`;

// Coprime with the range, so that no two record numbers share a document.
const spread = (number: number, range: number, step = 7_919_317) => (number * step) % range;

/** A document number that belongs to a record number alone. */
export const dniOf = (number: number) => dni(10_000_000 + spread(number, 89_000_000));

/** A Spanish mobile number that belongs to a record number alone. */
export function mobileOf(number: number): string {
  // Another step than the document's: a search must not find one by the digits of the other.
  const digits = String(10_000_000 + spread(number, 89_000_000, 15_485_863));
  return `+34 6${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5)}`;
}

/** The birth date of a spec; ages are counted from today. */
export function birthOf(spec: PatientSpec, calendar: Calendar): string | null {
  if (!spec.birth) return null;
  return spec.birth.startsWith("P") ? calendar.before(spec.birth) : spec.birth;
}

/** Appends a demo patient with document, phone and doctor; returns the id. */
export function pushPerson(
  rows: Rows,
  place: Place,
  spec: PatientSpec,
  number: number,
  { memberId, ageInDays }: { memberId: string | null; ageInDays: number },
  dice: Dice,
): string {
  const { clinicId, calendar } = place;
  const id = uuid7();
  const { given, family, text } = spec;
  const name: HumanName = { use: "official", text, family, given };
  const address = {
    use: "home",
    line: [
      `${dice.pick(STREETS)} ${dice.whole(1, 180)}, ${dice.whole(1, 7)}.º ${dice.pick(["A", "B", "C"])}`,
    ],
    city: "Madrid",
    postalCode: `280${String(dice.whole(1, 54)).padStart(2, "0")}`,
    country: "ES",
  };
  rows.patients.push({
    clinicId,
    id,
    mrn: mrnOf(number),
    memberId,
    names: [name],
    gender: spec.gender,
    birthDate: birthOf(spec, calendar),
    deceased: spec.deceased === undefined ? null : calendar.day(spec.deceased),
    bloodType: spec.blood ?? dice.pick(["A+", "O+", "B+", "A-", "O-", "AB+", null]),
    addresses: spec.phone === "none" ? [] : [address],
  });
  pushContacts(rows, clinicId, id, spec, number);
  pushCare(rows, place, id, spec.doctor, Math.min(CARE_DAYS, ageInDays));
  return id;
}

function pushContacts(rows: Rows, clinicId: string, id: string, spec: PatientSpec, number: number) {
  const { document, phone, account, guardian } = spec;
  if (guardian) {
    const [name, relationshipCode] = guardian;
    const contact = { name, relationshipCode, relationship: null, phone: mobileOf(number) };
    rows.patient_contacts.push({ clinicId, id: uuid7(), patientId: id, ...contact });
  }
  if (document !== "none") {
    const value =
      document === "nie" ? nie(1_000_000 + spread(number, 8_900_000)) : (document ?? dniOf(number));
    rows.patient_identifiers.push(identifierRow(clinicId, id, value));
  }
  if (phone !== "none")
    rows.patient_telecoms.push(phoneRow(clinicId, id, phone ?? mobileOf(number)));
  if (account) {
    const email = "john.doe@mediconnect.demo";
    rows.patient_telecoms.push({
      clinicId,
      id: uuid7(),
      patientId: id,
      system: "email",
      use: "home",
      value: email,
      reversed: null,
    });
  }
}

/** Appends that one of the doctors treats a patient. */
export function pushCare(
  rows: Rows,
  { clinicId, doctors, calendar }: Place,
  patientId: string,
  doctor: number,
  daysAgo = CARE_DAYS,
) {
  const treating = doctors[doctor];
  if (!treating) throw new Error(`There is no doctor ${doctor}.`);
  rows.care_relationships.push({
    clinicId,
    id: uuid7(),
    patientId,
    memberId: treating.memberId,
    role: "primary",
    reason: "Paciente de su cupo",
    startsAt: calendar.at(daysAgo, 9 * 60),
  });
}
