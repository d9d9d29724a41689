import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { z } from "zod";
import { OPERATIONS } from "@/lib/api/openapi";
import { forgetTries } from "@/lib/testing/forget-tries";
import { keepFresh } from "@/lib/testing/sign-ins";
import { makeHostileWorld, signInForm } from "./hostile-world";

const FOLDER = "../shared/data";
const found = existsSync(`${FOLDER}/naughty-strings.json`);
const read = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
/** So many strings go into each field; the next field takes the next ones, and together they take all. */
const EACH = 11;
/** And this one, which the database can't hold, into every field. */
const UNSTORABLE = "a\0b";

type Operation = (typeof OPERATIONS)[number];
type Path = (string | number)[];
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Where a body says something in words of its caller's. */
function textsIn(value: Json, at: Path = []): Path[] {
  if (typeof value === "string") return [at];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner as Json, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same body with other words there. */
function withText(value: Json, [key, ...rest]: Path, text: string): Json {
  if (key === undefined) return text;
  if (Array.isArray(value))
    return value.map((one, at) => (at === key ? withText(one, rest, text) : one));
  const record = value as { [key: string]: Json };
  return { ...record, [key]: withText(record[key] ?? null, rest, text) };
}

/** Whose strings all hear that there is nothing, and why. */
const SHUT: Record<string, string> = {
  "patch /me/passkeys/{passkeyId} name": "nobody of the matrix has a key",
  "get /downloads/{downloadId}/content ?key": "an address is signed: any other one is of nothing",
};

/** Into what no string need come further than its form, and why; into everything else some do. */
const FORMED: Record<string, string[]> = {
  "it takes ids, words of a list, times, hashes, numbers and addresses alone": [
    "post /me/clinic",
    "post /me/acting",
    "patch /patients/{patientId}/caregivers/{caregiverId}",
    "post /patients/{patientId}/downloads",
    "post /patients/{patientId}/notes",
    "post /patients/{patientId}/notes/{noteId}/signature",
    "patch /me/notifications",
    "post /notifications/read",
    "post /me/push-subscriptions",
    "patch /settings/security",
    "post /patients/{patientId}/prints",
    "patch /patients/{patientId}/threads/{threadId}",
    "post /patients/{patientId}/threads/{threadId}/reads",
  ],
  "what nobody guesses comes first: a password, a key's or a provider's answer, a number": [
    "post /me/password",
    "post /me/proof",
    "post /me/passkeys",
    "post /passkeys/sign-in",
    "post /provider/finish",
    "post /me/identities",
    "post /emergencies",
  ],
  "nobody of the matrix has a key": ["patch /me/passkeys/{passkeyId}"],
};
const NOT_IN = [401, 403, 404];
const NO_FURTHER = [...NOT_IN, 412, 422, 428, 429];

/** What heard nothing but these statuses. */
const heardOnly = (statuses: number[], came: Map<string, number[]>) =>
  [...came].flatMap(([name, heard]) =>
    heard.every((status) => statuses.includes(status)) ? [name] : [],
  );

/** What came to the fields of a body, by operation. */
function byOperation(came: Map<string, number[]>): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const [field, statuses] of came) {
    const [name = "", isQuery] = [field.split(" ").slice(0, 2).join(" "), field.includes(" ?")];
    if (!isQuery) all.set(name, [...(all.get(name) ?? []), ...statuses]);
  }
  return all;
}

/** What answers to an end and takes words rather than bytes; what ends a right that others are called with comes last. */
const CALLED = OPERATIONS.filter(({ stream, bytes }) => !stream && !bytes).toSorted(
  (a, b) => Number(a.path.endsWith("/care/{careId}")) - Number(b.path.endsWith("/care/{careId}")),
);

const fieldsIn = (schema: unknown) =>
  Object.entries((schema as { shape?: Record<string, z.ZodType> } | undefined)?.shape ?? {});

/** Whether a text is what a field takes, of whatever form. */
const takesText = (field: z.ZodType) =>
  field.safeParse("x").error?.issues.every(({ code }) => code !== "invalid_type") ?? true;

/** Every field of a body that is a text: what it says as it is sent, and what it may say besides. */
function textsOf(body: Json, schema: unknown): Path[] {
  const others = fieldsIn(schema).filter(([key, one]) => !(key in Object(body)) && takesText(one));
  return [...textsIn(body), ...others.map(([key]) => [key])];
}

/** So many strings of the lists at a time, the next ones each time. */
function inTurn(strings: string[]) {
  let next = 0;
  const tried = new Set<string>();
  const some = () => {
    const taken = Array.from({ length: EACH }, () => strings[next++ % strings.length] ?? "");
    for (const text of taken) tried.add(text);
    return taken;
  };
  return { some, tried };
}

function readStrings(): string[] {
  const hostile = read("hostile-strings.json");
  return [
    ...read("naughty-strings.json"),
    ...hostile.pg_breakers.map(({ s }: { s: string }) => s),
    ...hostile.notes_xss,
    ...hostile.names,
  ];
}

test("hostile strings in every field of every body and query: refused, or taken; never a 5xx", async ({
  playwright,
  baseURL,
}) => {
  test.skip(!found, "the lists of hostile strings are not part of the project");
  test.setTimeout(600_000); // thousands of requests, on a machine that may be busy
  const strings = readStrings();
  const { some, tried } = inTurn(strings);
  const { bodies, call, versionAt, cookies } = await makeHostileWorld(
    playwright.request,
    baseURL ?? "",
  );
  const came = new Map<string, number[]>();
  const tryField = async (field: string, send: (text: string) => Promise<number>, slow = false) => {
    const texts = [UNSTORABLE, ...some()];
    const statuses: number[] = [];
    if (slow) for (const text of texts) statuses.push(await send(text));
    else statuses.push(...(await Promise.all(texts.map(send))));
    for (const [at, text] of texts.entries())
      expect.soft(statuses[at], `${field}: ${JSON.stringify(text)}`).toBeLessThan(500);
    return statuses.slice(1);
  };
  const tryBody = async ({ method, path, body: schema, ifMatch }: Operation) => {
    const [name, row] = [`${method} ${path}`, `${method.toUpperCase()} ${path}`];
    const body = (bodies[name] ?? {}) as Json;
    for (const at of textsOf(body, schema)) {
      await forgetTries();
      let version = ifMatch ? await versionAt(row) : 1;
      const send = async (text: string) => {
        const answer = await call(row, { data: withText(body, at, text), version });
        version = answer.said.version ?? version;
        return answer.status;
      };
      // One change after the other: of several at once all but the first are of an old version.
      const field = `${name} ${at.join(".")}`;
      came.set(field, await tryField(field, send, ifMatch));
    }
  };

  for (const operation of CALLED) {
    const { method, path, query, body } = operation;
    await keepFresh(cookies);
    for (const [key] of fieldsIn(query)) {
      const ask = (text: string) =>
        call(`${method.toUpperCase()} ${path}`, { query: { [key]: text } });
      const field = `${method} ${path} ?${key}`;
      came.set(field, await tryField(field, async (text) => (await ask(text)).status));
    }
    if (body) await tryBody(operation);
  }
  const signIn = await signInForm(playwright.request, baseURL ?? "");
  for (const key of ["email", "password"])
    await tryField(`sign-in ${key}`, (text) => signIn({ [key]: text }));

  expect(came.size).toBeGreaterThan(300);
  expect(tried.size).toBe(new Set(strings).size);
  // Which strings a field is tried with isn't the same each time: one of those may come further.
  const shut = Object.keys(SHUT);
  expect(heardOnly(NOT_IN, came).filter((name) => !shut.includes(name))).toEqual([]);
  const formed = Object.values(FORMED).flat();
  const stopped = heardOnly(NO_FURTHER, byOperation(came));
  expect(stopped.filter((name) => !formed.includes(name))).toEqual([]);
});
