/** What is measured, in canonical units. */
export type Kind =
  | "systolic"
  | "diastolic"
  | "pulse"
  | "spo2"
  | "temperature"
  | "respiration"
  | "glucose"
  | "weight"
  | "height"
  | "pain";
export type Vitals = Partial<Record<Kind, number>>;

/** One measurement whose value the story says exactly; it stands for others of that kind near it, and today for all. */
type Fixed = { daysAgo: number; minutes: number; values: Vitals; note?: string };
export type Story = {
  /** What the course of the illness adds to the person's own level on a day. */
  shift(daysAgo: number): Vitals;
  fixed?: Fixed[];
};

const at = (hours: number, minutes: number) => hours * 60 + minutes;
/** 0 until `from` days ago, then evenly up to `by` today. */
const rise = (daysAgo: number, from: number, by: number) =>
  daysAgo >= from ? 0 : by * (1 - daysAgo / from);

const FEVER: Record<number, number> = { 6: 1.6, 5: 2.7, 4: 2.2, 3: 0.7 };

export const STORIES = {
  /** Normal two months ago, high today: nobody noticed yet. */
  "rising-pressure": {
    shift: (d) => ({ systolic: rise(d, 60, 36), diastolic: rise(d, 60, 17) }),
  },
  /** High until lisinopril was started 45 days ago. */
  treated: {
    shift: (d) => {
      const left = d >= 45 ? 1 : Math.max(0.12, (d - 21) / 24);
      return { systolic: 30 * left, diastolic: 15 * left };
    },
  },
  /** A week that goes out of control and ends in a critical value today. */
  "diabetic-week": {
    shift: (d) => ({ glucose: rise(d, 8, 105) }),
    fixed: [
      { daysAgo: 2, minutes: at(7, 42), values: { glucose: 218 } },
      { daysAgo: 1, minutes: at(7, 51), values: { glucose: 236 } },
      { daysAgo: 0, minutes: at(8, 12), values: { glucose: 262 } },
    ],
  },
  /** Three days, 39.3 at worst, and back to normal. */
  fever: {
    shift: (d) => {
      const temperature = FEVER[d] ?? 0;
      return { temperature, pulse: temperature * 9, respiration: temperature * 1.6 };
    },
    fixed: [{ daysAgo: 5, minutes: at(19, 40), values: { temperature: 39.3, pulse: 104 } }],
  },
  /** Saturation lower by the day. */
  "short-of-breath": {
    shift: (d) => ({ spo2: -rise(d, 12, 2.5), respiration: rise(d, 12, 3), pulse: rise(d, 12, 8) }),
    fixed: [{ daysAgo: 0, minutes: at(8, 31), values: { spo2: 88, pulse: 97 } }],
  },
  /** A failing heart holds water: three kilograms in a week. */
  "gains-water": {
    shift: (d) => ({ weight: rise(d, 8, 3.2), pulse: rise(d, 8, 10), spo2: -rise(d, 8, 1.5) }),
  },
  pregnancy: {
    shift: (d) => ({ weight: (90 - d) * 0.055, pulse: (90 - d) * 0.06 }),
  },
  /** A new knee twenty days ago. */
  "pain-falls": {
    shift: (d) => ({ pain: d > 20 ? 0 : (d / 20) * 7 }),
  },
  /** A morning of low sugar ten days ago. */
  hypoglycaemia: {
    shift: () => ({}),
    fixed: [{ daysAgo: 10, minutes: at(7, 5), values: { glucose: 49 } }],
  },
  "hypertensive-crisis": {
    shift: () => ({}),
    fixed: [
      {
        daysAgo: 1,
        minutes: at(21, 17),
        values: { systolic: 192, diastolic: 124, pulse: 101 },
        note: "Dolor de cabeza; repetida a los cinco minutos con el mismo valor",
      },
    ],
  },
} as const satisfies Record<string, Story>;

/** The story of that name; undefined for a quiet patient. */
export function storyOf(name: keyof typeof STORIES | undefined): Story | undefined {
  return name && STORIES[name];
}
