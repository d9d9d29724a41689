import { existsSync, readFileSync } from "node:fs";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { OPERATIONS } from "@/lib/api/openapi";
import { signInByApi } from "./accounts";
import { BODIES } from "./api-bodies";
import { makeHouse } from "./house";

const FOLDER = "../shared/data";
const found = existsSync(`${FOLDER}/naughty-strings.json`);
const read = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
const NOWHERE = "00000000-0000-4000-8000-000000000000";
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

/** What somebody who is signed in may call, and to whom it is open. */
const CALLED = OPERATIONS.filter(
  ({ public: isPublic, platformAdmin, stream, bytes }) =>
    !isPublic && !platformAdmin && !stream && !bytes,
);

test("hostile strings in every field of every body and query: refused, or taken; never a 5xx", async ({
  playwright,
  baseURL,
}) => {
  test.skip(!found, "the lists of hostile strings are not part of the project");
  test.setTimeout(600_000); // thousands of requests, on a machine that may be busy
  const hostile = read("hostile-strings.json");
  const strings: string[] = [
    ...read("naughty-strings.json"),
    ...hostile.pg_breakers.map(({ s }: { s: string }) => s),
    ...hostile.notes_xss,
    ...hostile.names,
  ];
  const house = await makeHouse("hostil");
  const contextOf = async (account: { email: string; password: string }) => {
    const context = await playwright.request.newContext({ baseURL });
    await signInByApi(context, account);
    return context;
  };
  const [doctor, admin, patient] = [
    await contextOf(house.lucia),
    await contextOf(house.elena),
    await contextOf(house.pedro),
  ];
  const callerOf = ({ roles }: Operation): APIRequestContext =>
    !roles || roles.includes("doctor") ? doctor : roles.includes("admin") ? admin : patient;
  const placeOf = ({ path }: Operation) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === "patientId" ? house.patientId : NOWHERE));

  let next = 0;
  const tried = new Set<string>();
  const some = () =>
    Array.from({ length: EACH }, () => {
      const text = strings[next++ % strings.length] ?? "";
      tried.add(text);
      return text;
    });
  const fields: string[] = [];
  const call = async (
    field: string,
    send: (text: string) => ReturnType<APIRequestContext["fetch"]>,
  ) => {
    fields.push(field);
    const answers = await Promise.all(
      [UNSTORABLE, ...some()].map(async (text) => ({ text, status: (await send(text)).status() })),
    );
    for (const { text, status } of answers)
      expect(status, `${field}: ${JSON.stringify(text)}`).toBeLessThan(500);
  };

  for (const operation of CALLED) {
    const { method, path, query } = operation;
    const name = `${method} ${path}`;
    const [as, place] = [callerOf(operation), `/api/v1${placeOf(operation)}`];
    const shape = (query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {};
    for (const key of Object.keys(shape))
      await call(`${name} ?${key}`, (text) => as.fetch(place, { method, params: { [key]: text } }));
    const body = BODIES[name] as Json | undefined;
    // A session that ended, or whose clinic is another, would end the rest.
    if (body === undefined || name === "post /me/clinic") continue;
    for (const at of textsIn(body))
      await call(`${name} ${at.join(".")}`, async (text) => {
        const headers: Record<string, string> = {};
        if (operation.ifMatch) headers["if-match"] = await versionOf(as, place);
        return as.fetch(place, { method, headers, data: withText(body, at, text) });
      });
  }
  expect(fields.length).toBeGreaterThan(100);
  expect(tried.size).toBe(new Set(strings).size);
  for (const context of [doctor, admin, patient]) {
    expect((await context.get("/api/v1/me")).status()).toBe(200);
    await context.dispose();
  }
});

/** The version that a change must name; 1 of what isn't there. */
async function versionOf(as: APIRequestContext, place: string): Promise<string> {
  const answer = await as.get(place);
  const { version = 1 } = answer.ok() ? await answer.json() : {};
  return `"${version}"`;
}
