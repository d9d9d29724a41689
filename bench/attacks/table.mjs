// What attacks came to, as people read it, with the aims beside.
import { mark } from "../table.mjs";

/** Between the medians of who has an account and who has none; how much slower others may be during a flood. */
const APART_AIM_MS = 5;
const FLOOD_AIM = 2;

/** What attacks came to, as lines. */
export function showAttacks({ tricks, timing, flood, injection, node, cores, quiet }) {
  const { pairs, knownMs, unknownMs, apartMs } = timing;
  const ms = (value) => value.toFixed(1);
  return [
    ...tricks.map(({ name, came, held }) => `${name}: ${came}: ${held ? "held" : "NOT HELD"}`),
    `${pairs} wrong passwords each: ${ms(knownMs)} ms for who has an account, ${ms(unknownMs)} for nobody, ${apartMs.toFixed(2)} apart, aim < ${APART_AIM_MS}: ${mark(apartMs < APART_AIM_MS)}`,
    `${flood.atOnce} sign-ins at once (${flood.answered} answered): p95 of me ${ms(flood.without.p95)} ms without, ${ms(flood.beside.p95)} beside, ${flood.ratio.toFixed(2)} times, aim ≤ ${FLOOD_AIM}: ${mark(flood.ratio <= FLOOD_AIM)}`,
    injectionLine(injection),
    `Node ${node}, ${cores} cores, machine ${quiet ? "quiet" : "NOT quiet"}`,
  ].join("\n");
}

function injectionLine(injection) {
  if (!injection) return "SQL by parameters not tried: sqlmap is not installed";
  const { operations, parameters, injectable, unfinished, twinFound } = injection;
  const met = injectable.length === 0 && unfinished.length === 0 && twinFound;
  return [
    `SQL by ${parameters} parameters of ${operations} operations: ${injectable.length} injectable, ${unfinished.length} not tried to the end, a planted hole ${twinFound ? "found" : "NOT found"}: ${mark(met)}`,
    ...injectable.map((path) => `  injectable: ${path}`),
    ...unfinished.map((path) => `  not tried to the end: ${path}`),
  ].join("\n");
}

/** Which wrong rights the matrix noticed, as lines. */
export const showMutation = ({ mutations }) =>
  mutations
    .flatMap(({ name, came, red }) => [
      `${name}: ${came === "red" ? `red, ${red.length} cells` : came.toUpperCase()}`,
      ...red.slice(0, 12).map((cell) => `  ${cell}`),
      ...(red.length > 12 ? [`  and ${red.length - 12} more`] : []),
    ])
    .join("\n");
