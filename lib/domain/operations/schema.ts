import { z } from "zod";

/** What is measured, in the order in which it is shown. */
export const MEASURES = [
  "database",
  "connections",
  "databaseSize",
  "migrations",
  "disk",
  "redis",
  "redisMemory",
  "application",
  "uptime",
  "memory",
  "mail",
  "audit",
] as const;

const measure = z.object({
  name: z.enum(MEASURES),
  /** Figures and versions by name, sizes in bytes, times in seconds; null: could not be read. */
  values: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
});
export type Measure = z.output<typeof measure>;

export const system = z.object({ measuredAt: z.string(), items: z.array(measure) });
export type System = z.output<typeof system>;
