import { singleton } from "@/lib/platform/singleton";

const LONGEST_UNIT = 4;

// Read when somebody first sets a password: most processes never do, and the list takes megabytes.
const list = () =>
  singleton("common-passwords", async () => {
    const { dictionary } = await import("@zxcvbn-ts/language-common");
    return new Set(dictionary["passwords-common"].map((password) => password.toLowerCase()));
  });

/** How many passwords are refused because everybody tries them first. */
export const countCommon = async (): Promise<number> => (await list()).size;

/** Two of the list, one after the other: that is what people make of a common one that is too short. */
const isTwoOf = (folded: string, common: ReadonlySet<string>) =>
  Array.from(folded, (_, at) => at).some(
    (at) => common.has(folded.slice(0, at)) && common.has(folded.slice(at)),
  );

/**
 * Whether others would try this early: it is on the list, capitals or not, or two of it in a row, or one of it or a few
 * signs over and over.
 */
export async function isCommon(password: string): Promise<boolean> {
  const common = await list();
  const folded = password.normalize("NFC").toLowerCase();
  if (common.has(folded)) return true;
  if (isTwoOf(folded, common)) return true;
  const unit = /^(.+?)\1+$/su.exec(folded)?.[1];
  return unit !== undefined && (unit.length <= LONGEST_UNIT || common.has(unit));
}
