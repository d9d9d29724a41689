import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../canonical-json";
import { env } from "../env";

const head = z.strictObject({
  clinicId: z.uuid(),
  /** The last seal's. */
  number: z.int().positive(),
  hash: z.string(),
  total: z.int(),
  sealedAt: z.string(),
  /** When it was written. */
  at: z.string(),
});
/** The last seal of a clinic's chain, as it is kept outside of the database. */
export type Head = z.output<typeof head>;

const signed = head.extend({ signature: z.string() });

const signatureOf = (given: Head) =>
  createHmac("sha256", `audit head ${env().AUDIT_KEY}`).update(canonicalJson(given)).digest("hex");

/** A head as it is kept: signed, so that who can write there still can't make one. */
export const headText = (given: Head): string =>
  JSON.stringify({ ...given, signature: signatureOf(given) });

/** The head of a text, where this installation signed it for this clinic. */
export function readHead(text: string, clinicId: string): Head | undefined {
  const found = signed.safeParse(parsed(text)).data;
  if (!found || found.clinicId !== clinicId) return undefined;
  const { signature, ...given } = found;
  const [ours, theirs] = [Buffer.from(signatureOf(given)), Buffer.from(signature)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? given : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // as wrong as a wrong signature
  }
}
