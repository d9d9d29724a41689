import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { singleton } from "../singleton";

// argon2id (the library's default), OWASP's second recommendation: 19 MiB, two passes.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// One core stays free for everybody else: what a hundred people signing in at once may not take from the others.
const AT_ONCE = Math.min(4, Math.max(1, availableParallelism() - 1));

const gate = () => singleton("argon2-gate", () => ({ busy: 0, waiting: [] as (() => void)[] }));

/** Few at once: each takes 19 MiB and a core. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const g = gate();
  if (g.busy >= AT_ONCE) await new Promise<void>((done) => g.waiting.push(done));
  g.busy++;
  try {
    return await work();
  } finally {
    g.busy--;
    g.waiting.shift()?.();
  }
}

// One keyboard sends é as one character, another as e and an accent: the same password.
const composed = (password: string) => password.normalize("NFC");

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(composed(password), OPTIONS));
}

const decoy = () => singleton("argon2-decoy", () => hashPassword("nobody has this password"));

/** Whether the password is right; an unknown account (no hash) takes as long as a wrong password. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await decoy());
  const right = await inTurn(() => verify(against, composed(password)));
  return stored !== null && right;
}
