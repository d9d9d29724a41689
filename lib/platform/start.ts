import { checkDatabase } from "./db/scope";
import { env } from "./env";
import { trustOnlySockets } from "./http/remote-address";
import { startReporting } from "./http/report";

/** What a server does before its first request. */
export async function start(): Promise<void> {
  env();
  trustOnlySockets();
  await startReporting();
  await checkDatabase();
}
