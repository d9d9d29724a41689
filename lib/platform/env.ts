import { z } from "zod";
import { isRandomText, keysFault } from "./crypto/master-keys";
import { singleton } from "./singleton";

const url = z.string().min(1);
const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

/** A key of this application's own: made by chance, not typed or repeated. */
const secret = (name: string) =>
  z
    .string()
    .min(32, `${name} needs at least 32 characters: openssl rand -base64 32`)
    .refine((value) => isRandomText(value), `${name} isn't random: openssl rand -base64 32`);

/** What a provider is asked at: HTTPS, or this machine. */
const providerAddress = z
  .url()
  .regex(/^(https:|http:\/\/(localhost|127\.0\.0\.1)(:|\/|$))/, "OIDC_ISSUER needs https:");

const PROVIDER = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"] as const;

/** Every key that the application reads; .env.example explains each, and a test holds the two equal. */
export const envSchema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  PORT: count(3000),
  APP_URL: z.string().optional(),
  DATABASE_URL: url,
  AUTH_DATABASE_URL: url,
  WORKER_DATABASE_URL: url,
  MIGRATION_DATABASE_URL: z.string().optional(),
  DATABASE_POOL: count(10),
  DATABASE_NAMED_STATEMENTS: z
    .enum(["0", "1"])
    .default("1")
    .transform((value) => value === "1"),
  REDIS_URL: url,
  NEXTAUTH_SECRET: secret("NEXTAUTH_SECRET"),
  ENCRYPTION_KEYS: z.string().superRefine((value, context) => {
    const fault = keysFault(value);
    if (fault) context.addIssue({ code: "custom", message: fault });
  }),
  AUDIT_KEY: secret("AUDIT_KEY"),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  MAIL_PER_SECOND: count(50),
  OIDC_ISSUER: providerAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40).optional(),
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  PUSH_SERVICES: z.string().default(""),
  BUCKET_NAME: z.string().optional(),
  BUCKET_REGION: z.string().default("auto"),
  BUCKET_ENDPOINT: z.url().optional(),
  BUCKET_KEY_ID: z.string().optional(),
  BUCKET_SECRET: z.string().optional(),
  CLAMD_ADDRESS: z.string().optional(),
  METRICS_TOKEN: z.literal("").or(secret("METRICS_TOKEN")).optional(),
  SENTRY_DSN: z.string().optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  RATE_LIMIT_PER_MINUTE: count(600),
  SIGN_IN_LIMIT_PER_ADDRESS: count(100),
  SIGN_IN_LIMIT_PER_ACCOUNT: count(10),
  TRUST_PROXY: flag,
  DEMO: flag,
  MEDICONNECT_DATA: z.string().optional(),
});

export type Env = z.infer<typeof envSchema> & { APP_URL: string };

/** The environment, checked once. Fails with one sentence a key. An empty key counts as absent. */
export function env(): Env {
  return singleton("env", () => {
    const given = Object.fromEntries(
      Object.entries(process.env).filter(([, value]) => value !== ""),
    );
    const read = envSchema.safeParse(given);
    if (!read.success) {
      const lines = read.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
      throw new Error(`The environment is not complete (see .env.example):\n${lines.join("\n")}`);
    }
    const missing = PROVIDER.filter((key) => !read.data[key]);
    if (missing.length > 0 && missing.length < PROVIDER.length)
      throw new Error(`A provider of sign-in needs these too (see .env.example): ${missing}`);
    return { ...read.data, APP_URL: read.data.APP_URL ?? `http://localhost:${read.data.PORT}` };
  });
}

/** The newest migration that this build knows; next.config.ts reads it from prisma/migrations. */
export const LATEST_MIGRATION = process.env.LATEST_MIGRATION ?? "";

/** What this build is made of; next.config.ts reads it from the packages and prisma/migrations. */
export const BUILD = {
  versions: {
    application: process.env.APP_VERSION ?? "–",
    next: process.env.NEXT_VERSION ?? "–",
  },
  migrations: (process.env.MIGRATIONS ?? "").split(",").filter(Boolean),
};

/** next-auth learns the application's address from the environment and from nowhere else. */
export function tellNextAuth(): void {
  process.env.NEXTAUTH_URL ??= env().APP_URL;
}

/** Whether browsers reach this application by HTTPS: decides the cookies' names and flags. */
export const isHttps = () => env().APP_URL.startsWith("https:");

/** Whether the address people use is this very machine: the only place where plain HTTP may sign in. */
export const isLoopback = () => isThisMachine(env().APP_URL);

/** Whether an address names this very machine, which nobody listens in on the way to. */
export const isThisMachine = (address: string) =>
  ["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);

/** Where browsers put files besides this application: the bucket's origin; undefined for a folder. */
export function bucketOrigin(): string | undefined {
  const { BUCKET_NAME, BUCKET_ENDPOINT, BUCKET_REGION } = env();
  if (!BUCKET_NAME) return undefined;
  if (BUCKET_ENDPOINT) return new URL(BUCKET_ENDPOINT).origin;
  return `https://${BUCKET_NAME}.s3.${BUCKET_REGION}.amazonaws.com`;
}

/** Whether real people may be here: neither the demo nor development. */
export const isRealProduction = () => env().NODE_ENV === "production" && !env().DEMO;
