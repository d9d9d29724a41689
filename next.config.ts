import { readdirSync, readFileSync } from "node:fs";
import { withSentryConfig } from "@sentry/nextjs/config";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/platform/i18n/request.ts");
const migrations = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const versionIn = (file: string): string => JSON.parse(readFileSync(file, "utf8")).version;

const config: NextConfig = {
  output: "standalone",
  // The scripts build each state of the source into a folder of its own, so that no build changes under a server.
  distDir: process.env.BUILD_DIR ?? ".next",
  outputFileTracingRoot: import.meta.dirname,
  agentRules: false,
  typescript: { ignoreBuildErrors: true }, // npm run check does that, ten times faster
  poweredByHeader: false,
  compress: true, // ADR 0018
  env: {
    LATEST_MIGRATION: migrations.at(-1) ?? "",
    MIGRATIONS: migrations.join(","),
    APP_VERSION: versionIn("package.json"),
    NEXT_VERSION: versionIn("node_modules/next/package.json"),
  },
  serverExternalPackages: ["pg", "ioredis", "@node-rs/argon2", "pino", "prom-client"],
  // useOffline: a page asked for without a connection opens when it is back, rather than the browser's own error.
  experimental: { authInterrupts: true, useOffline: true, webpackMemoryOptimizations: false },
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "x-content-type-options", value: "nosniff" },
          { key: "referrer-policy", value: "same-origin" },
          { key: "x-frame-options", value: "DENY" },
          {
            key: "permissions-policy",
            // A photo of a wound, later a call: this application may ask, nothing that it shows may.
            value: "camera=(self), microphone=(self), geolocation=(), browsing-topics=()",
          },
          { key: "cross-origin-opener-policy", value: "same-origin" },
          { key: "cross-origin-resource-policy", value: "same-origin" },
        ],
      },
    ];
  },
};

export default withSentryConfig(withNextIntl(config), {
  silent: true,
  telemetry: false,
  sourcemaps: { disable: true },
});
