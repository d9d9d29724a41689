import type { Tx } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { sealNumbers } from "./document-numbers";
import { reversedPhone } from "./likely-duplicates";
import type { PersonInput } from "./person-schema";

/** FHIR systems of document numbers: Spain's DNI (a NIE stands under it too), a passport's number. */
export const SYSTEMS = {
  dni: "urn:oid:1.3.6.1.4.1.19126.3",
  passport: "http://hl7.org/fhir/sid/passport-ESP",
  other: "urn:mediconnect:document",
} as const;
/** HL7 table 0131: whom to call in an emergency. */
export const EMERGENCY_CONTACT = "C";

type Key = { clinicId: string; patientId: string };
const orNull = (value: string | null) => value?.trim() || null;

/** The columns of `patients` that a person's details fill. */
export function patientColumns(person: PersonInput) {
  const given = person.given.trim();
  const name = {
    use: "official",
    ...(person.family.trim() && { family: person.family.trim() }),
    ...(given && { given: given.split(/\s+/) }),
  };
  return {
    names: [name],
    birthDate: person.birthDate,
    gender: person.gender,
    language: person.language,
    timeZone: person.timeZone,
  };
}

/** Writes what the form shows anew: documents, first phone and address, insurance, emergency contact. The rest stays. */
export async function writePersonRows(tx: Tx, key: Key, person: PersonInput): Promise<void> {
  const { clinicId, patientId } = key;
  const where = { clinicId, patientId };
  await tx.patientIdentifier.deleteMany({
    where: { ...where, system: { in: Object.values(SYSTEMS) } },
  });
  await tx.patientCoverage.deleteMany({ where });
  await tx.patientContact.deleteMany({ where: { ...where, relationshipCode: EMERGENCY_CONTACT } });
  await tx.patientIdentifier.createMany({ data: await sealNumbers(tx, identifiers(key, person)) });
  await writeTelecom(tx, key, "phone", person.phone);
  await writeTelecom(tx, key, "email", person.email);
  const { coverage, emergencyContact } = person;
  if (coverage) {
    const { payer, number } = coverage;
    await tx.patientCoverage.create({
      data: { ...where, id: uuid7(), payer: payer.trim(), number: orNull(number) },
    });
  }
  if (emergencyContact) {
    const { name, relationship, phone } = emergencyContact;
    await tx.patientContact.create({
      data: {
        ...where,
        id: uuid7(),
        name: name.trim(),
        relationshipCode: EMERGENCY_CONTACT,
        relationship: orNull(relationship),
        phone: orNull(phone),
      },
    });
  }
}

function identifiers(key: Key, { documents }: PersonInput) {
  return documents.map(({ kind, value }) => ({
    ...key,
    id: uuid7(),
    system: SYSTEMS[kind],
    value: value.trim(),
  }));
}

/** Sets the first phone or address, which is the one that the form shows. */
async function writeTelecom(
  tx: Tx,
  key: Key,
  system: "phone" | "email",
  typed: string | null,
): Promise<void> {
  const value = orNull(typed);
  const reversed = system === "phone" ? reversedPhone(value ?? "") : null;
  const shown = await tx.patientTelecom.findFirst({
    where: { ...key, system },
    orderBy: { id: "asc" },
  });
  const where = { clinicId: key.clinicId, id: shown?.id };
  if (shown && !value) await tx.patientTelecom.deleteMany({ where });
  if (shown && value) await tx.patientTelecom.updateMany({ where, data: { value, reversed } });
  if (!shown && value) {
    const use = system === "phone" ? "mobile" : null;
    await tx.patientTelecom.create({ data: { ...key, id: uuid7(), system, use, value, reversed } });
  }
}
