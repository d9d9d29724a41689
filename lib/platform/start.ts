import { checkDatabase } from "./db/scope";
import { env } from "./env";
import { patchServer } from "./http/node-server";
import { startReporting } from "./http/report";

/** What a server does before its first request. */
export async function start(): Promise<void> {
  env();
  patchServer();
  await startReporting();
  await checkDatabase();
}
