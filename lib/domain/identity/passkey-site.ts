import { env } from "@/lib/platform/env";

/** What devices and apps show as whose key or code it is. */
export const SITE_NAME = "MediConnect Pro";

/** The site that keys are made for: the name in the address that people use, and that address. */
export function passkeySite(): { site: string; origin: string } {
  const { hostname: site, origin } = new URL(env().APP_URL);
  return { site, origin };
}

/** How devices know a person: their id as bytes, and nothing else of them. */
export const handleOf = (userId: string): string =>
  Buffer.from(userId.replaceAll("-", ""), "hex").toString("base64url");
