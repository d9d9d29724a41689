import type { Calendar } from "./calendar";
import type { Dice } from "./dice";
import type { Kind } from "./story";

/** A moment at which somebody measured, and what. */
export type Moment = { daysAgo: number; minutes: number; kinds: Kind[]; inClinic?: boolean };

type Habit = {
  kinds: Kind[];
  times: { hour: number; chance: number }[];
  from: number;
  until?: number;
};

const PRESSURE: Kind[] = ["systolic", "diastolic", "pulse"];
const DAYS = 90;

/** What people measure at home, and how often they think of it. */
export const HABITS = {
  pressure: {
    kinds: PRESSURE,
    times: [
      { hour: 8, chance: 0.82 },
      { hour: 20, chance: 0.3 },
    ],
    from: DAYS,
  },
  glucose: {
    kinds: ["glucose"],
    times: [
      { hour: 7, chance: 0.9 },
      { hour: 20, chance: 0.35 },
    ],
    from: DAYS,
  },
  oximeter: {
    kinds: ["spo2", "pulse"],
    times: [
      { hour: 9, chance: 0.85 },
      { hour: 21, chance: 0.4 },
    ],
    from: DAYS,
  },
  scales: { kinds: ["weight"], times: [{ hour: 7, chance: 0.3 }], from: DAYS },
  "daily-scales": { kinds: ["weight"], times: [{ hour: 7, chance: 0.93 }], from: DAYS },
  thermometer: {
    kinds: ["temperature", "pulse"],
    times: [
      { hour: 9, chance: 1 },
      { hour: 14, chance: 0.8 },
      { hour: 18, chance: 1 },
      { hour: 22, chance: 0.7 },
    ],
    from: 7,
  },
  pain: {
    kinds: ["pain"],
    times: [
      { hour: 10, chance: 0.9 },
      { hour: 21, chance: 0.7 },
    ],
    from: 20,
  },
  /** A device that never forgets: 4 × 250 × 3 readings are 3,000. */
  device: {
    kinds: [...PRESSURE, "spo2"],
    times: [7, 12, 17, 22].map((hour) => ({ hour, chance: 1 })),
    from: 250,
    until: 1,
  },
} as const satisfies Record<string, Habit>;

const CLINIC_KINDS: Kind[] = [
  ...PRESSURE,
  "spo2",
  "temperature",
  "respiration",
  "weight",
  "height",
];
// Nobody cuffs a small child at a check.
const CHILD_KINDS: Kind[] = ["pulse", "spo2", "temperature", "respiration", "weight", "height"];

/** The moments of one habit, newest last; some days are missed. A person keeps about the same time of day. */
export function momentsOf(name: keyof typeof HABITS, dice: Dice): Moment[] {
  const habit: Habit = HABITS[name];
  const usual = habit.times.map(() => dice.whole(2, 48));
  const moments: Moment[] = [];
  for (let daysAgo = habit.from; daysAgo >= (habit.until ?? 0); daysAgo--) {
    habit.times.forEach(({ hour, chance }, i) => {
      const minutes = hour * 60 + (usual[i] ?? 0) + dice.whole(-2, 11);
      if (dice.chance(chance)) moments.push({ daysAgo, minutes, kinds: habit.kinds });
    });
  }
  return moments;
}

/** Visits to the clinic: working days between nine and two, the oldest first; none before birth. */
export function visitsOf(
  count: number,
  ageInDays: number,
  calendar: Calendar,
  dice: Dice,
): Moment[] {
  const days = Math.min(DAYS, ageInDays);
  const child = ageInDays < 14 * 365;
  const kinds = child ? CHILD_KINDS : CLINIC_KINDS;
  return Array.from({ length: count }, (_, i) => {
    const planned = Math.round(days - ((i + 0.5) * days * 0.9) / count);
    const weekend = Math.max(0, calendar.weekday(planned) - 5);
    const minutes = 9 * 60 + dice.whole(0, 28) * 10 + dice.whole(1, 6);
    return { daysAgo: planned + weekend, minutes, kinds, inClinic: true };
  });
}
