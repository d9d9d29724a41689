import type { Observation } from "@/lib/domain/records/schema";
import type { PaperWords } from "./paper-words";

const BOUNDS: Record<string, string> = { "<=": "≤", ">=": "≥" };
// {1.73_m2}: words inside a unit.
const ANNOTATION = /\{([^}]*)\}/g;
const plainUnit = (unit: string | null | undefined) =>
  (unit ?? "").replace(ANNOTATION, (_, words: string) => words.replaceAll("_", " "));

type Part = {
  code?: { text?: string; coding?: { display?: string }[] };
  valueQuantity?: { value?: number; unit?: string };
  valueString?: string;
};

/** How documents say a result: bounds kept as bounds, ranges in words. */
export function resultWords({ t, number }: PaperWords) {
  const quantity = (value: number, unit: string | null | undefined) =>
    [number(value, 3), plainUnit(unit)].filter(Boolean).join(" ");
  const parts = (components: Observation["components"]): string =>
    ((components ?? []) as Part[])
      .flatMap(({ code, valueQuantity, valueString }) => {
        const name = code?.text ?? code?.coding?.[0]?.display;
        const said =
          valueQuantity?.value === undefined
            ? valueString
            : quantity(valueQuantity.value, valueQuantity.unit);
        return name && said ? [`${name}: ${said}`] : [];
      })
      .join("; ");
  const value = ({
    comparator,
    value: given,
    unit,
    valueText,
    components,
  }: Observation): string => {
    if (given === null) return valueText || parts(components) || t("records.labs.noValue");
    const bound = comparator ? `${BOUNDS[comparator] ?? comparator} ` : "";
    return `${bound}${quantity(given, unit)}`;
  };
  const range = ({ referenceRange }: Observation): string => {
    const given = referenceRange?.[0];
    const [low, high] = [given?.low?.value, given?.high?.value].map((side) =>
      side === undefined ? undefined : number(side, 3),
    );
    if (low !== undefined && high !== undefined) return t("records.labs.between", { low, high });
    if (high !== undefined) return t("records.labs.upTo", { high });
    if (low !== undefined) return t("records.labs.from", { low });
    return given?.text ?? t("records.labs.noRange");
  };
  return { value, range };
}
