/** A key that wraps other keys, by the name that sealed values know it by. */
export type MasterKey = { name: string; key: Buffer };

const BYTES = 32;
const FEWEST_DIFFERENT = 12; // of 32 random bytes, 30 are; what a person typed or repeated has fewer

const FEWEST_LETTERS = 9; // of 32 random letters a to f and figures, one key in a million has fewer

/** Whether a text looks made by chance: what a person typed or repeated has few different letters. */
export const isRandomText = (key: string): boolean => new Set(key).size >= FEWEST_LETTERS;

/** The keys of ENCRYPTION_KEYS, `name:base64` each, the one that encrypts first; one without a name is called 1. */
export function masterKeysOf(given: string): MasterKey[] {
  return given.split(",").map((entry) => {
    const [key = "", name = "1"] = entry.trim().split(":").toReversed();
    return { name, key: Buffer.from(key, "base64") };
  });
}

/** What is wrong with ENCRYPTION_KEYS; undefined when nothing is. */
export function keysFault(given: string): string | undefined {
  const keys = masterKeysOf(given);
  if (keys.some(({ key }) => key.length !== BYTES))
    return "ENCRYPTION_KEYS needs 32 bytes in base64 a key: openssl rand -base64 32";
  if (keys.some(({ key }) => new Set(key).size < FEWEST_DIFFERENT))
    return "ENCRYPTION_KEYS has a key that isn't random: openssl rand -base64 32";
  const names = keys.map(({ name }) => name);
  if (new Set(names).size < names.length || names.some((name) => !/^[\w-]{1,16}$/.test(name)))
    return "ENCRYPTION_KEYS needs a different name for each key, of letters and figures";
  return undefined;
}
