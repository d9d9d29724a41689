import type { Fault } from "@/lib/platform/errors";
import { isCommon } from "./common-passwords";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, SHORTEST_WITH_FACTOR } from "./schema";

type Facts = {
  /** Whether a second factor is asked for besides. */
  hasFactor: boolean;
  email: string;
  name: string;
  clinics: readonly { name: string }[];
};

const SHORTEST_WORD = 3;
const PRODUCT = ["mediconnectpro", "mediconnect"];
/** What must be left of a password when one's own words are taken out of it. */
const SHORTEST_REST = 8;

/** How long a password is, as people count: an accent or a sign of four bytes is one. */
export const lengthOf = (password: string): number => [...password.normalize("NFC")].length;

/**
 * Why a new password isn't taken; undefined when it is. The one place that says so. Long enough, not among those that
 * others try first, and not made of the person's name, their address, their clinic or the product's name with a little around
 * it: which of them is said. Nothing is asked of what it is composed of.
 */
export async function passwordFault(
  next: string,
  facts: Facts,
): Promise<Omit<Fault, "path"> | undefined> {
  const min = facts.hasFactor ? SHORTEST_WITH_FACTOR : SHORTEST_PASSWORD;
  const count = lengthOf(next);
  if (count < min) return { message: "password_too_short", values: { min, count } };
  if (count > LONGEST_PASSWORD)
    return { message: "password_too_long", values: { max: LONGEST_PASSWORD, count } };
  const own = ownWordIn(next, facts);
  if (own) return { message: `password_is_${own}` };
  return (await isCommon(next)) ? { message: "password_common" } : undefined;
}

const plain = (words: string) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
/** The words of a text, the longest first: of a name that stands in another one nothing may be left. */
const wordsOf = (text: string) =>
  (plain(text).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length >= SHORTEST_WORD)
    .toSorted((a, b) => b.length - a.length);

/** Whose words a password is made of: when they are taken out, hardly anything is left. */
function ownWordIn(next: string, { email, name, clinics }: Facts) {
  const own = [
    ["name", wordsOf(name)],
    ["email", wordsOf(email)],
    ["clinic", clinics.flatMap((clinic) => wordsOf(clinic.name))],
    ["product", PRODUCT],
  ] as const;
  const squeezed = plain(next).replace(/[^\p{L}\p{N}]/gu, "");
  const without = (words: readonly string[]) =>
    words.reduce((left, word) => left.replaceAll(word, ""), squeezed).length;
  const rest = without(own.flatMap(([, words]) => words));
  if (rest === squeezed.length || rest >= SHORTEST_REST) return undefined;
  // Whose words make up most of it: an address often has the name in it.
  return own.toSorted(([, a], [, b]) => without(a) - without(b))[0]?.[0];
}
