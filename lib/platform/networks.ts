import { z } from "zod";

const entry = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** The addresses and ranges of a text, with spaces, commas or lines between them. */
export const networksIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** Whether all of a text is addresses (203.0.113.7, 2001:db8::1) and ranges (203.0.113.0/24). */
export const areNetworks = (text: string): boolean =>
  networksIn(text).every((one) => entry.safeParse(one).success);
