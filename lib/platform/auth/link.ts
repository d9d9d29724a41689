import { createHash, randomBytes } from "node:crypto";
import { env } from "../env";

const BYTES = 32;

/** What the database holds of a link's token. */
export const hashOfLink = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");

/** A new token of a link, once `keep` has put its hash in the place of any before; undefined where there was no such place. */
export async function makeLink(
  keep: (tokenHash: string) => Promise<{ count: number }>,
): Promise<string | undefined> {
  const token = randomBytes(BYTES).toString("base64url");
  const { count } = await keep(hashOfLink(token));
  return count === 1 ? token : undefined;
}

/** Where a mail's link leads: after the # it reaches no server's log, and a mail program that looks at links learns nothing by it. */
export const addressOfLink = (place: string, token: string): string =>
  `${env().APP_URL}${place}#${token}`;
