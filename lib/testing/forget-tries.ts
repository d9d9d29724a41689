import { redis } from "@/lib/platform/redis/redis";

const COUNTED = ["links", "register", "invited", "invitations", "codes", "numbers", "looks"];

/** Takes back what was counted of tries, of everybody, so that each of many comes to where it is tried. */
export async function forgetTries(): Promise<void> {
  for (const name of COUNTED) {
    const keys = await redis().keys(`limit:${name}*`);
    if (keys.length > 0) await redis().del(keys);
  }
}
