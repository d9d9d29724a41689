import type { Dice } from "./dice";
import type { Kind, Vitals } from "./story";

// How far a person's level drifts over days, and how far two measurements of one hour lie apart.
const SPREAD: Record<Kind, { drift: number; noise: number; decimals: number }> = {
  systolic: { drift: 3, noise: 3, decimals: 0 },
  diastolic: { drift: 2, noise: 2, decimals: 0 },
  pulse: { drift: 2.5, noise: 3, decimals: 0 },
  spo2: { drift: 0.3, noise: 0.5, decimals: 0 },
  temperature: { drift: 0.08, noise: 0.12, decimals: 1 },
  respiration: { drift: 0.5, noise: 0.8, decimals: 0 },
  glucose: { drift: 4, noise: 6, decimals: 0 },
  weight: { drift: 0.25, noise: 0.15, decimals: 1 },
  height: { drift: 0, noise: 0.2, decimals: 0 },
  pain: { drift: 0.3, noise: 0.4, decimals: 0 },
};
const LIMITS: Partial<Record<Kind, [number, number]>> = { spo2: [70, 100], pain: [0, 10] };
const KEEPS = 0.85;

/** Levels of a child of these years, roughly: from, pulse, respiration, pressure, weight, height. */
const CHILDREN: [number, number, number, number, number, number, number][] = [
  [0, 138, 42, 70, 42, 3.6, 51],
  [1, 118, 30, 88, 50, 10.2, 76],
  [4, 102, 24, 94, 56, 16.8, 103],
  [7, 92, 21, 100, 61, 23.5, 122],
  [11, 84, 19, 106, 65, 37, 145],
  [15, 76, 17, 112, 69, 56, 168],
];

/** A body's own levels by age in years; `own` are those that its illness sets. */
export function levelsOf(
  age: number,
  female: boolean,
  own: Vitals,
  dice: Dice,
): Record<Kind, number> {
  const adult = {
    systolic: Math.min(122, Math.max(104, dice.normal(113 + Math.min(age, 70) / 12, 5))),
    diastolic: Math.min(79, Math.max(65, dice.normal(72, 4))),
    pulse: Math.min(86, Math.max(65, dice.normal(73, 5))),
    spo2: Math.min(98.4, dice.normal(97.4, 0.6)),
    temperature: dice.normal(36.5, 0.12),
    respiration: dice.normal(15.2, 0.8),
    glucose: Math.min(112, Math.max(84, dice.normal(96, 7))),
    weight: dice.normal(female ? 65 : 79, 8),
    height: dice.normal(female ? 163 : 176, 5),
    pain: 0.4,
  };
  const child = age < 17 ? CHILDREN.findLast(([from]) => age >= from) : undefined;
  if (!child) return { ...adult, ...own };
  const [, pulse, respiration, systolic, diastolic, weight, height] = child;
  return { ...adult, pulse, respiration, systolic, diastolic, weight, height, ...own };
}

/** Measures a body: its level, a drift that lasts for days, the hour of the day, and the chance of the moment. */
export function makeBody(levels: Record<Kind, number>, unrest: number, dice: Dice) {
  const drifts = new Map<Kind, { day: number; value: number }>();
  const driftOn = (kind: Kind, day: number) => {
    const sd = SPREAD[kind].drift * unrest;
    const last = drifts.get(kind);
    if (last?.day === day) return last.value;
    const value = (last?.value ?? 0) * KEEPS + dice.normal(0, sd * Math.sqrt(1 - KEEPS ** 2));
    drifts.set(kind, { day, value });
    return value;
  };
  return (kind: Kind, daysAgo: number, minutes: number, shift: number): number => {
    const { noise, decimals } = SPREAD[kind];
    const evening = minutes > 17 * 60 ? 1 : 0;
    const hour = kind === "temperature" ? evening * 0.25 : kind === "glucose" ? evening * 9 : 0;
    const raw =
      levels[kind] + driftOn(kind, daysAgo) + shift + hour + dice.normal(0, noise * unrest);
    const [low, high] = LIMITS[kind] ?? [0, 1000];
    return Number(Math.min(high, Math.max(low, raw)).toFixed(decimals));
  };
}
