import { z } from "zod";

const address = z.looseObject({
  text: z.string().optional(),
  line: z.array(z.string()).optional(),
  postalCode: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  country: z.string().optional(),
});

/** FHIR addresses as people write them, one line each: street, postal code and town, state, country. */
export function addressLines(stored: unknown): string[] {
  return z
    .array(address)
    .parse(stored)
    .map(({ text, line = [], postalCode, city, state, country }) => {
      const town = [postalCode, city].filter(Boolean).join(" ");
      return text ?? [...line, town, state, country].filter(Boolean).join(", ");
    })
    .filter(Boolean);
}
