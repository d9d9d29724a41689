import { randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";

const key = () => randomBytes(32).toString("base64");
const PLACE = { table: "authenticators", column: "seed", row: "one" };

/** The module as a process with these keys has it. */
async function withKeys(keys: string) {
  vi.resetModules();
  vi.stubEnv("ENCRYPTION_KEYS", keys);
  for (const name of ["env", "master-keys"])
    Reflect.deleteProperty(globalThis, Symbol.for(`mediconnect.${name}`));
  return import("./sealed");
}
afterEach(() => {
  vi.unstubAllEnvs();
  for (const name of ["env", "master-keys"])
    Reflect.deleteProperty(globalThis, Symbol.for(`mediconnect.${name}`));
});

test("a value opens in its own place only, and never twice looks the same", async () => {
  const { seal, unseal } = await withKeys(`a:${key()}`);
  const sealed = seal("secret ñ", PLACE);
  expect(unseal(sealed, PLACE)).toBe("secret ñ");
  expect(seal("secret ñ", PLACE)).not.toBe(sealed);
  expect(sealed).not.toContain(Buffer.from("secret").toString("base64url"));
  for (const wrong of [{ row: "two" }, { column: "other" }, { table: "users" }])
    expect(() => unseal(sealed, { ...PLACE, ...wrong })).toThrow();
});

test("a changed letter anywhere is noticed", async () => {
  const { seal, unseal } = await withKeys(`a:${key()}`);
  const sealed = seal("secret", PLACE);
  for (let i = "v1.a.".length; i < sealed.length; i++) {
    if (sealed[i] === ".") continue;
    // The last letter of a part carries bits that nobody reads.
    if (sealed[i + 1] === "." || i === sealed.length - 1) continue;
    const other = sealed[i] === "A" ? "B" : "A";
    const broken = sealed.slice(0, i) + other + sealed.slice(i + 1);
    expect(() => unseal(broken, PLACE), String(i)).toThrow();
  }
});

test("a new key encrypts, the old one still opens; without it nothing does", async () => {
  const [old, fresh] = [`old:${key()}`, `new:${key()}`];
  const sealed = (await withKeys(old)).seal("secret", PLACE);
  const rotated = await withKeys(`${fresh},${old}`);
  expect(rotated.unseal(sealed, PLACE)).toBe("secret");
  expect(rotated.seal("secret", PLACE)).toMatch(/^v1\.new\./);
  const without = await withKeys(fresh);
  expect(() => without.unseal(sealed, PLACE)).toThrow("no key old");
});
