import { useFormatter, useTranslations } from "next-intl";
import type { Observation } from "@/lib/domain/records/schema";

const UCUM: Record<string, string> = {
  "{score}": "",
  "mL/min/{1.73_m2}": "mL/min/1,73 m²",
  "1": "",
  "10*3/uL": "×10³/µL",
  "10*6/uL": "×10⁶/µL",
};
// {1.73_m2}: words inside a unit.
const ANNOTATION = /\{([^}]*)\}/g;
const BOUNDS: Record<string, string> = { "<=": "≤", ">=": "≥" };

type Concept = { text?: string; coding?: { display?: string }[] };
type Component = {
  code?: Concept;
  valueQuantity?: { value?: number; unit?: string };
  valueString?: string;
  valueCodeableConcept?: Concept;
};

/** How results are said: bounds kept as bounds, units as people write them, ranges in words. */
export function useResultWords() {
  const t = useTranslations("records.labs");
  const format = useFormatter();
  // Two decimals are read, three figures of what is small; `exact` has them all.
  const number = (value: number) =>
    format.number(value, {
      ...(Math.abs(value) < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 }),
      useGrouping: false,
    });
  const unit = (given: string | null | undefined) =>
    UCUM[given ?? ""] ??
    (given ?? "").replace(ANNOTATION, (_, words: string) => words.replaceAll("_", " "));
  const quantity = (value: number, given: string | null | undefined) =>
    [number(value), unit(given)].filter(Boolean).join(" ");

  /** The value with its bound and unit, or its words. */
  const value = ({
    comparator,
    value: given,
    unit: of,
    valueText,
    components,
  }: Observation): string => {
    if (given === null) return valueText || partsOf(components, quantity) || t("noValue");
    const bound = comparator ? `${BOUNDS[comparator] ?? comparator} ` : "";
    return `${bound}${quantity(given, of)}`;
  };
  const range = ({ referenceRange }: Observation): string => {
    const given = referenceRange?.[0];
    if (!given) return t("noRange");
    const [low, high] = [given.low?.value, given.high?.value].map((side) =>
      side === undefined ? undefined : number(side),
    );
    if (low !== undefined && high !== undefined) return t("between", { low, high });
    if (high !== undefined) return t("upTo", { high });
    if (low !== undefined) return t("from", { low });
    return given.text ?? t("noRange");
  };
  /** The number to its last digit. */
  const exact = ({ value: given }: Observation): string | undefined =>
    given === null
      ? undefined
      : format.number(given, { maximumFractionDigits: 15, useGrouping: false });
  return { value, range, exact };
}

/** The parts of a result that has no value of its own, each with its name. */
function partsOf(
  components: Observation["components"],
  quantity: (value: number, unit: string | undefined) => string,
): string {
  return ((components ?? []) as Component[])
    .flatMap(({ code, valueQuantity, valueString, valueCodeableConcept }) => {
      const name = wordsOf(code);
      const said =
        valueQuantity?.value === undefined
          ? (valueString ?? wordsOf(valueCodeableConcept))
          : quantity(valueQuantity.value, valueQuantity.unit);
      return name && said ? [`${name}: ${said}`] : [];
    })
    .join("; ");
}

const wordsOf = (concept: Concept | undefined) => concept?.text ?? concept?.coding?.[0]?.display;
