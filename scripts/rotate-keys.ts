import { closeDatabase } from "@/lib/platform/db/scope";
import { redis } from "@/lib/platform/redis/redis";
import { type Rotated, rotateKeys } from "@/lib/worker/rotate-keys";

const RENEW = "--renew";

function sentence(slug: string, { wrapped, renewed, sealed }: Rotated): string {
  const parts = [
    wrapped > 0 && `${wrapped} keys wrapped anew`,
    renewed !== null && `key ${renewed} made`,
    `${sealed} values sealed anew`,
  ];
  return `${slug}: ${parts.filter(Boolean).join(", ")}`;
}

try {
  const given = process.argv.slice(2);
  const unknown = given.find((one) => one !== RENEW);
  if (unknown)
    throw new Error(`${unknown} is no option. There is ${RENEW}: new keys for every clinic.`);
  const seeds = await rotateKeys(given.includes(RENEW), (slug, clinic) => {
    process.stdout.write(`${sentence(slug, clinic)}\n`);
  });
  process.stdout.write(`${seeds} seeds of second factors wrapped anew\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
  redis().disconnect();
}
