/** A unit that a value may be given in; canonical = (value + add) × times / by. Factors are exact. */
type Unit = { ucum: string; label: string; add: number; times: number; by: number };

const same = (ucum: string, label: string): Unit => ({ ucum, label, add: 0, times: 1, by: 1 });

// The first of each list is the canonical unit. Pound and inch by definition (NIST SP 811); glucose 18.0156 mg/dL per
// mmol/L (decisions.md 23); 1 kPa = 7.500617 mm[Hg].
const UNITS: Record<string, readonly Unit[]> = {
  "8867-4": [same("/min", "/min")],
  "8480-6": [
    same("mm[Hg]", "mmHg"),
    { ucum: "kPa", label: "kPa", add: 0, times: 7_500_617, by: 1_000_000 },
  ],
  "8462-4": [
    same("mm[Hg]", "mmHg"),
    { ucum: "kPa", label: "kPa", add: 0, times: 7_500_617, by: 1_000_000 },
  ],
  "8310-5": [same("Cel", "°C"), { ucum: "[degF]", label: "°F", add: -32, times: 5, by: 9 }],
  "59408-5": [same("%", "%")],
  "9279-1": [same("/min", "/min")],
  "29463-7": [
    same("kg", "kg"),
    { ucum: "[lb_av]", label: "lb", add: 0, times: 45_359_237, by: 100_000_000 },
    { ucum: "g", label: "g", add: 0, times: 1, by: 1000 },
  ],
  "8302-2": [
    same("cm", "cm"),
    { ucum: "[in_i]", label: "in", add: 0, times: 254, by: 100 },
    { ucum: "m", label: "m", add: 0, times: 100, by: 1 },
  ],
  "41653-7": [
    same("mg/dL", "mg/dL"),
    { ucum: "mmol/L", label: "mmol/L", add: 0, times: 180_156, by: 10_000 },
  ],
  "72514-3": [same("{score}", "/10")],
};
// The same measurement under another code: oral temperature.
const SAME_UNITS: Record<string, string> = { "8331-1": "8310-5" };

/** The units that a code may be given in, UCUM, the canonical one first; none for an unknown code. */
export function unitsOf(code: string): readonly Unit[] {
  return UNITS[SAME_UNITS[code] ?? code] ?? [];
}

/** A unit as it is written in every language: mmHg for mm[Hg]; an unknown one as it stands. */
export function unitLabel(code: string, ucum: string | undefined): string {
  return unitsOf(code).find((unit) => unit.ucum === ucum)?.label ?? ucum ?? "";
}

const DECIMALS = 4;
const SCALE = 10n ** BigInt(DECIMALS);

/**
 * A value in its code's canonical unit, exact: to 4 decimals, half to even. `value` is a decimal in digits ("98.6").
 * The canonical unit itself is left to the last digit. Undefined for a unit that the code doesn't have.
 */
export function toCanonical(code: string, value: string, ucum: string): string | undefined {
  const unit = unitsOf(code).find((candidate) => candidate.ucum === ucum);
  if (!unit) return undefined;
  if (unit.times === 1 && unit.by === 1 && unit.add === 0) return value;
  const { digits, decimals } = read(value);
  const power = 10n ** BigInt(decimals);
  const numerator = (digits + BigInt(unit.add) * power) * BigInt(unit.times) * SCALE;
  return write(divideHalfEven(numerator, power * BigInt(unit.by)));
}

function read(value: string): { digits: bigint; decimals: number } {
  const plain = /e/i.test(value) ? Number(value).toFixed(20) : value;
  const [whole = "0", fraction = ""] = plain.split(".");
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const quotient = size / denominator;
  const twice = (size % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

function write(scaled: bigint): string {
  const sign = scaled < 0n ? "-" : "";
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(DECIMALS + 1, "0");
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -DECIMALS)}${fraction ? `.${fraction}` : ""}`;
}
