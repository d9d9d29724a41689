import { REFERENCES, type Reference, type References } from "./thresholds";

/** The four numbers that a reference is made of, in the order of the scale. */
export const EDGES = ["criticalLow", "normalLow", "normalHigh", "criticalHigh"] as const;
type Edge = (typeof EDGES)[number];
export type Edges = Partial<Record<Edge, number>>;

/** The edges that a reference has: no oxygen is too high. */
export function edgesOf({ normal, criticalLow, criticalHigh }: Reference): Edges {
  const edges: [Edge, number | undefined][] = [
    ["criticalLow", criticalLow?.edge],
    ["normalLow", normal?.low],
    ["normalHigh", normal?.high],
    ["criticalHigh", criticalHigh?.edge],
  ];
  return Object.fromEntries(edges.filter(([, edge]) => edge !== undefined));
}

/** The references with other edges by code; whether an edge itself is critical stays as the table says. */
export function withEdges(edges: Record<string, Edges>): References {
  const changed = Object.entries(edges).flatMap(([code, set]) => {
    const reference = REFERENCES[code];
    if (!reference) return [];
    const { normal, criticalLow, criticalHigh } = reference;
    const other: Reference = {
      ...reference,
      normal: normal && { low: set.normalLow ?? normal.low, high: set.normalHigh ?? normal.high },
    };
    if (criticalLow)
      other.criticalLow = { ...criticalLow, edge: set.criticalLow ?? criticalLow.edge };
    if (criticalHigh)
      other.criticalHigh = { ...criticalHigh, edge: set.criticalHigh ?? criticalHigh.edge };
    return [[code, other] as const];
  });
  return { ...REFERENCES, ...Object.fromEntries(changed) };
}

type EdgeFault = { edge: Edge; kind: "order" | "range" };

/** The edges that stand in the wrong order, or outside what is accepted. An edge that is critical itself is not normal. */
export function edgeFaults(code: string, edges: Edges): EdgeFault[] {
  const reference = REFERENCES[code];
  if (!reference) return [];
  const { accepted, criticalLow, criticalHigh } = reference;
  const given = EDGES.flatMap((edge) => {
    const value = edges[edge];
    return value === undefined ? [] : [{ edge, value }];
  });
  return given.flatMap(({ edge, value }, i): EdgeFault[] => {
    if (!(value >= accepted.low && value <= accepted.high)) return [{ edge, kind: "range" }];
    const before = given[i - 1];
    if (!before) return [];
    const apart =
      (before.edge === "criticalLow" && criticalLow?.included) ||
      before.edge === "normalLow" ||
      (edge === "criticalHigh" && criticalHigh?.included);
    return value > before.value || (!apart && value === before.value)
      ? []
      : [{ edge, kind: "order" }];
  });
}
