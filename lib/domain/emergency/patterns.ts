import type { HumanName } from "@/lib/domain/patients/schema";
import type { Pattern } from "./parts";

/** So many within a day, this one among them, are many. */
const MANY_A_DAY = 3;
const SHORTEST_NAME = 3;

const words = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= SHORTEST_NAME);

/** What makes an access look unusual. `name`: the person's; `today`: how many of theirs began within a day, with this. */
export function patternsOf(name: string, patient: readonly HumanName[], today: number): Pattern[] {
  const own = new Set(words(name));
  const family = patient.flatMap((one) => words(one.family ?? one.text ?? ""));
  return [
    ...(family.some((word) => own.has(word)) ? (["family_name"] as const) : []),
    ...(today >= MANY_A_DAY ? (["many"] as const) : []),
  ];
}
