import { countFailure } from "@/lib/platform/auth/count-failures";
import { type RequestScope, writeAs } from "@/lib/platform/db/scope";
import { tellOfChange } from "./account-mail";

/** So many wrong passwords within an hour are more than somebody's own fingers. */
const SEVERAL = 5;

/** Counts a wrong password for an account; its person is told of several, once in an hour. */
export async function noteWrongPassword(scope: RequestScope): Promise<void> {
  if ((await countFailure("password", scope.userId)) !== SEVERAL) return;
  await writeAs(scope, (tx) => tellOfChange(tx, scope.userId, "tries"));
}

/** Somebody gave the right password and then no right factor: the person is told at the first, once in an hour. */
export async function noteWrongFactor(scope: RequestScope): Promise<void> {
  if ((await countFailure("factor", scope.userId)) !== 1) return;
  await writeAs(scope, (tx) => tellOfChange(tx, scope.userId, "half-in"));
}
