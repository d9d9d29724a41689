import { levelsOf, makeBody } from "./body";
import type { Dice } from "./dice";
import { type Moment, momentsOf } from "./habits";
import type { PatientSpec } from "./patient-spec";
import type { Place } from "./person-rows";
import { type Kind, type Story, storyOf, type Vitals } from "./story";
import type { Measurement } from "./vital-rows";

export type Life = {
  place: Place;
  patientId: string;
  spec: PatientSpec;
  ageInDays: number;
  /** The patient's own account, if there is one. */
  memberId: string | null;
  visits: Moment[];
};

/** Every measurement of a patient's last months, the oldest first: home, clinic and what the story fixes. */
export function measurementsOf(life: Life, dice: Dice): Measurement[] {
  const { spec, visits, ageInDays } = life;
  const story = storyOf(spec.story);
  const own = levelsOf(ageInDays / 365.25, spec.gender === "female", spec.levels, dice);
  const measure = makeBody(own, spec.unrest, dice);
  const moments = [...spec.habits.flatMap((habit) => momentsOf(habit, dice)), ...visits].sort(
    (a, b) => b.daysAgo - a.daysAgo || a.minutes - b.minutes,
  );
  const done: Measurement[] = [];
  // Every value is drawn, used or not: what a day brings does not depend on the hour of seeding.
  for (const moment of moments) {
    const { daysAgo, minutes } = moment;
    const shift: Vitals = story?.shift(daysAgo) ?? {};
    const values: Vitals = {};
    for (const kind of moment.kinds) {
      const value = measure(kind, daysAgo, minutes, shift[kind] ?? 0);
      if (!told(story, moment, kind)) values[kind] = value;
    }
    if (happened(life, moment) && Object.keys(values).length > 0)
      done.push(measured(life, moment, values));
  }
  return [...done, ...fixed(life, story)].sort((a, b) => a.at.getTime() - b.at.getTime());
}

const told = (story: Story | undefined, { daysAgo, minutes }: Moment, kind: Kind) =>
  story?.fixed?.some(
    (one) =>
      one.daysAgo === daysAgo &&
      one.values[kind] !== undefined &&
      (daysAgo === 0 || Math.abs(one.minutes - minutes) < 2 * 60),
  ) === true;

/** Whether the patient lived, and was not away, at a moment that has passed. */
export function happened(
  { place, spec, ageInDays }: Omit<Life, "visits">,
  { daysAgo, minutes }: Moment,
): boolean {
  const [first, last] = spec.away ?? [-1, 0];
  if (daysAgo <= first && daysAgo >= last) return false;
  if (daysAgo >= ageInDays || daysAgo <= (spec.deceased ?? -1)) return false;
  return place.calendar.at(daysAgo, minutes) <= place.calendar.now;
}

function measured(life: Life, { daysAgo, minutes, inClinic }: Moment, values: Vitals): Measurement {
  const { place, patientId, spec, memberId } = life;
  const doctor = place.doctors[spec.doctor];
  if (!doctor) throw new Error(`There is no doctor ${spec.doctor}.`);
  return {
    clinicId: place.clinicId,
    patientId,
    at: place.calendar.at(daysAgo, minutes),
    values,
    recordedById: inClinic ? doctor.memberId : (memberId ?? doctor.memberId),
    performerId: inClinic ? doctor.practitionerId : null,
  };
}

function fixed(life: Life, story: Story | undefined): Measurement[] {
  const { now } = life.place.calendar;
  return (story?.fixed ?? []).map((one) => {
    const measurement = measured(life, { ...one, kinds: [] }, one.values);
    measurement.note = one.note;
    // Seeded before breakfast: today's value was measured a moment ago.
    if (measurement.at > now) measurement.at = new Date(now.getTime() - 5 * 60_000);
    return measurement;
  });
}
