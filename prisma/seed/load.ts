import { NOBODY, readAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { identifierRow, phoneRow } from "@/lib/testing/factories";
import { DOCTORS } from "./accounts";
import { calendarOf } from "./calendar";
import { TIME_ZONE } from "./demo";
import { makeDice } from "./dice";
import { insertRows, noRows, type Rows } from "./insert-rows";
import { PATIENTS } from "./patient-spec";
import { dniOf, mobileOf, mrnOf, type Place, pushCare } from "./person-rows";
import { pushVitals } from "./vital-rows";

// Rows of 200 patients are 1 MB of JSON: more costs memory and gains no speed.
const CHUNK = 200;
/** The first doctor's list stays one that a person could have. */
const MOST_OF_FIRST = 1000;
const MINUTE = 60_000;

type Dice = ReturnType<typeof makeDice>;
type Load = { patients: number; readings: number; progress(done: number): void };

/** Adds patients with readings to the demo clinic, a chunk at a time; numbers go on where the last run ended. */
export async function addPatients(clinicId: string, now: Date, load: Load): Promise<void> {
  const scope = { clinicId, userId: NOBODY, path: "seed" as const };
  const place = {
    clinicId,
    doctors: await doctorsOf(clinicId),
    calendar: calendarOf(now, TIME_ZONE),
  };
  const first = (await lastNumber(clinicId)) + 1;
  const dice = makeDice();
  // While the database takes one chunk, the next one is made.
  let writing: Promise<void> = Promise.resolve();
  for (let done = 0; done < load.patients; done += CHUNK) {
    const rows = noRows();
    const until = Math.min(done + CHUNK, load.patients);
    for (let i = done; i < until; i++) pushLoadPatient(rows, place, first + i, load.readings, dice);
    await writing;
    load.progress(done);
    writing = writeAs(scope, (tx) => insertRows(tx, rows), 120_000);
    writing.catch(() => {}); // awaited in the next turn
  }
  await writing;
  load.progress(load.patients);
  const why = `${load.patients} patients from ${mrnOf(first)}`;
  await writeAs(scope, (tx) =>
    tx.auditEvent.create({
      data: { clinicId, id: uuid7(), actorKind: "system", action: "seed", why },
    }),
  );
}

async function doctorsOf(clinicId: string): Promise<Place["doctors"]> {
  const found = await readAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.practitioner.findMany({
      where: { clinicId, memberId: { not: null } },
      select: {
        id: true,
        memberId: true,
        member: { select: { user: { select: { email: true } } } },
      },
    }),
  );
  return DOCTORS.map(({ email }) => {
    const one = found.find(({ member }) => member?.user.email === email);
    if (!one?.memberId) throw new Error(`The demo clinic has no doctor ${email}.`);
    return { memberId: one.memberId, practitionerId: one.id };
  });
}

async function lastNumber(clinicId: string): Promise<number> {
  const last = await readAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.patient.findFirst({
      where: { clinicId, mrn: { startsWith: "HC-" } },
      orderBy: { mrn: "desc" },
      select: { mrn: true },
    }),
  );
  return Number(last?.mrn.slice(3) ?? PATIENTS.length);
}

function doctorFor(number: number): number {
  const turn = number - PATIENTS.length - 1;
  if (turn % 4 === 0 && turn < MOST_OF_FIRST * 4) return 0;
  return 1 + (turn % (DOCTORS.length - 1));
}

function pushLoadPatient(rows: Rows, place: Place, number: number, readings: number, dice: Dice) {
  dice.reseed(number);
  const { clinicId } = place;
  const { person } = dice.faker;
  const gender = dice.chance(0.5) ? "female" : "male";
  const id = uuid7();
  const birthDay = `${dice.whole(1, 12)}`.padStart(2, "0");
  rows.patients.push({
    clinicId,
    id,
    mrn: mrnOf(number),
    names: [
      {
        use: "official",
        family: `${person.lastName()} ${person.lastName()}`,
        given: [person.firstName(gender)],
      },
    ],
    gender,
    birthDate: `${dice.whole(1930, 2005)}-${birthDay}-${String(dice.whole(1, 28)).padStart(2, "0")}`,
    addresses: [],
  });
  rows.patient_identifiers.push(identifierRow(clinicId, id, dniOf(number)));
  rows.patient_telecoms.push(phoneRow(clinicId, id, mobileOf(number)));
  const doctor = doctorFor(number);
  pushCare(rows, place, id, doctor);
  pushReadings(rows, place, { id, doctor, readings }, dice);
}

/** Pressure and pulse together, evenly over 90 days; an odd last one is a pressure alone. */
function pushReadings(
  rows: Rows,
  { clinicId, doctors, calendar }: Place,
  { id, doctor, readings }: { id: string; doctor: number; readings: number },
  dice: Dice,
) {
  const by = doctors[doctor];
  if (!by) return;
  const sets = Math.ceil(readings / 2);
  const usual = {
    systolic: dice.normal(117, 6),
    diastolic: dice.normal(73, 4),
    pulse: dice.normal(73, 5),
  };
  for (let i = 0; i < sets; i++) {
    const daysAgo = Math.round(90 - (i * 89) / sets);
    const pressure = {
      systolic: Math.round(usual.systolic + dice.normal(0, 4)),
      diastolic: Math.round(usual.diastolic + dice.normal(0, 3)),
    };
    const pulse = Math.round(usual.pulse + dice.normal(0, 4));
    const values = i * 2 + 1 < readings ? { ...pressure, pulse } : pressure;
    // The same morning for one day's many sets, a minute apart.
    const at = new Date(
      calendar.at(daysAgo, dice.whole(8 * 60, 14 * 60)).getTime() + (i % 7) * MINUTE,
    );
    const { memberId: recordedById, practitionerId: performerId } = by;
    pushVitals(rows, { clinicId, patientId: id, at, values, recordedById, performerId });
  }
}
