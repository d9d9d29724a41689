import { raiseRecentAlerts } from "@/lib/domain/vitals/raise-recent-alerts";
import { authPool } from "@/lib/platform/db/pools";
import { NOBODY, type Tx, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { ADMIN, DOCTORS, JOHN_DOE, makeAccounts, makePlatformAdmin } from "./accounts";
import { calendarOf } from "./calendar";
import { diceFrom } from "./dice";
import { visitsOf } from "./habits";
import { happened, measurementsOf } from "./history";
import { insertRows, noRows, type Rows } from "./insert-rows";
import { addMessages } from "./message-rows";
import { addNotes } from "./note-rows";
import { PATIENTS, type PatientSpec } from "./patient-spec";
import { birthOf, type Place, pushPerson } from "./person-rows";
import { pushEncounters, pushRecords } from "./record-rows";
import { pushVitals } from "./vital-rows";

const SLUG = "mediconnect";
export const TIME_ZONE = "Europe/Madrid";
const DAY = 24 * 60 * 60 * 1000;
/** Place in the list of the patient with a reading entered in error. */
const MISTAKEN = 6;
/** Age of whoever's birth date nobody knows. */
const SOME_AGE = 40 * 365;

/** The demo clinic's id; undefined before it is made. */
export async function findDemo(): Promise<string | undefined> {
  const { rows } = await authPool().query<{ id: string }>(
    "SELECT id FROM clinics WHERE slug = $1",
    [SLUG],
  );
  return rows[0]?.id;
}

/**
 * Makes the demo clinic as of a moment and returns its id. The accounts come first, each in its own scope; the clinic
 * with all that is in it is one transaction, so a seed that was cut short is simply run again.
 */
export async function makeDemo(now: Date): Promise<string> {
  const [adminId, johnId, ...doctorIds] = await makeAccounts([ADMIN, JOHN_DOE, ...DOCTORS]);
  if (!adminId || !johnId) throw new Error("The demo's accounts are not complete.");
  await makePlatformAdmin(adminId);
  const clinicId = uuid7();
  await writeAs(
    { clinicId, userId: NOBODY, path: "seed" },
    async (tx) => {
      await tx.clinic.create({
        data: {
          id: clinicId,
          slug: SLUG,
          name: "Clínica MediConnect",
          timeZone: TIME_ZONE,
          locale: "es",
        },
      });
      // Every visitor signs in as the same three people.
      const sessions = { staffMostSessions: 0, patientMostSessions: 0 };
      await tx.setting.createMany({
        data: [
          { clinicId, name: "general", value: { emergencyNumber: "112" } },
          { clinicId, name: "sessions", value: sessions },
          { clinicId, name: "security", value: { selfRegistration: true } },
        ],
      });
      const member = (userId: string, role: "admin" | "patient") =>
        tx.membership.create({ data: { clinicId, id: uuid7(), userId, role } });
      await member(adminId, "admin");
      const { id: johnMember } = await member(johnId, "patient");
      const doctors = await makeDoctors(tx, clinicId, doctorIds);
      const place = { clinicId, doctors, calendar: calendarOf(now, TIME_ZONE) };
      const rows = demoRows(place, johnMember);
      await insertRows(tx, rows);
      await markMistake(tx, rows);
      await addNotes(tx, rows, place);
      await addMessages(tx, rows, place, johnMember);
      await raiseRecentAlerts(
        tx,
        rows.patients.map(({ id }) => id).filter((id) => id !== undefined),
      );
      await tx.auditEvent.create({
        data: { clinicId, id: uuid7(), actorKind: "system", action: "seed" },
      });
    },
    120_000,
  );
  return clinicId;
}

async function makeDoctors(tx: Tx, clinicId: string, userIds: string[]): Promise<Place["doctors"]> {
  const made: Place["doctors"] = [];
  for (const [i, { names, speciality }] of DOCTORS.entries()) {
    const userId = userIds[i];
    if (!userId) throw new Error("The demo's doctors are not complete.");
    const memberId = uuid7();
    const practitionerId = uuid7();
    await tx.membership.create({ data: { clinicId, id: memberId, userId, role: "doctor" } });
    await tx.practitioner.create({
      data: { clinicId, id: practitionerId, memberId, names, speciality },
    });
    made.push({ memberId, practitionerId });
  }
  return made;
}

function demoRows(place: Place, johnMember: string): Rows {
  const rows = noRows();
  for (const [i, spec] of PATIENTS.entries())
    pushPatient(rows, place, spec, i + 1, spec.account ? johnMember : null);
  endCover(rows, place);
  return rows;
}

function pushPatient(
  rows: Rows,
  place: Place,
  spec: PatientSpec,
  number: number,
  memberId: string | null,
) {
  const dice = diceFrom(number);
  const ageInDays = ageOf(birthOf(spec, place.calendar), place.calendar.now);
  const patientId = pushPerson(rows, place, spec, number, { memberId, ageInDays }, dice);
  const life = { place, patientId, spec, ageInDays, memberId };
  const visits = visitsOf(spec.visits, ageInDays, place.calendar, dice).filter((visit) =>
    happened(life, visit),
  );
  const chart = { place, patientId, spec, ageInDays, dice };
  pushRecords(rows, chart);
  pushEncounters(rows, chart, visits);
  for (const measurement of measurementsOf({ ...life, visits }, dice))
    pushVitals(rows, measurement);
}

/** One reading that was wrong: a chart shows it struck out, and judges without it. */
async function markMistake(tx: Tx, rows: Rows): Promise<void> {
  const patient = rows.patients[MISTAKEN];
  const reading = rows.readings.find(({ patientId }) => patientId === patient?.id);
  if (!reading?.id) return;
  await tx.reading.updateMany({
    where: { clinicId: reading.clinicId, id: reading.id },
    data: { status: "entered_in_error", statusReason: "Manguito de otra talla" },
  });
}

// The first doctor once stood in for the last one: a chart that was open to somebody and no longer is.
function endCover(rows: Rows, { clinicId, doctors, calendar }: Place) {
  const last = doctors.at(-1);
  const [first] = doctors;
  const covered = rows.care_relationships.find(({ memberId }) => memberId === last?.memberId);
  if (!first || !covered) return;
  rows.care_relationships.push({
    clinicId,
    id: uuid7(),
    patientId: covered.patientId,
    memberId: first.memberId,
    role: "covering",
    reason: "Sustitución por vacaciones",
    startsAt: calendar.at(60, 8 * 60),
    endsAt: calendar.at(40, 20 * 60),
  });
}

function ageOf(birth: string | null, now: Date): number {
  if (!birth) return SOME_AGE;
  return Math.floor((now.getTime() - Date.parse(birth)) / DAY);
}
