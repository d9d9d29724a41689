import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "./clock";
import { env } from "./env";

/** A signature that holds for a few minutes: `what` is all that it is good for, the person's id among it. */
export function signFor(what: readonly string[], minutes: number, clock: Clock): string {
  const until = Math.floor(clock().getTime() / 1000) + minutes * 60;
  return `${until}.${macOf(what, until)}`;
}

/** Whether this is such a signature, of the same things, and still holds. */
export function isSignedFor(what: readonly string[], signature: string, clock: Clock): boolean {
  const [until = "", mac = ""] = signature.split(".");
  if (!/^\d{1,12}$/.test(until) || Number(until) * 1000 < clock().getTime()) return false;
  const [given, right] = [Buffer.from(mac), Buffer.from(macOf(what, Number(until)))];
  return given.length === right.length && timingSafeEqual(given, right);
}

const macOf = (what: readonly string[], until: number) =>
  createHmac("sha256", `link ${env().NEXTAUTH_SECRET}`)
    .update(JSON.stringify([...what, until]))
    .digest("base64url");
