import { base, es, Faker } from "@faker-js/faker";

/** Chance that always falls the same way for the same seed. */
export type Dice = {
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number;
  /** About normal: the sum of three even ones. */
  normal(mean: number, sd: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  faker: Faker;
};

/** Dice of their own for one use; `reseed` sets them to a new beginning without the cost of new ones. */
export function makeDice(): Dice & { reseed(seed: number): void } {
  const faker = new Faker({ locale: [es, base] });
  const even = () => faker.number.float();
  return {
    faker,
    reseed: (seed) => void faker.seed(seed),
    whole: (low, high) => low + Math.floor(even() * (high - low + 1)),
    // Each even one has a variance of 1/12: three of them 1/4.
    normal: (mean, sd) => mean + (even() + even() + even() - 1.5) * 2 * sd,
    chance: (probability) => even() < probability,
    pick: (list) => faker.helpers.arrayElement(list),
  };
}

/** Dice that begin at a seed. */
export function diceFrom(seed: number): Dice {
  const dice = makeDice();
  dice.reseed(seed);
  return dice;
}
