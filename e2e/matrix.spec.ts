import { expect, test } from "@playwright/test";
import { OPERATIONS } from "@/lib/api/openapi";
import { keepFresh } from "@/lib/testing/sign-ins";
import { type Answer, ask, call, placeOf, triesOf, WAYS, type World } from "./matrix/calls";
import {
  ACTS,
  BESIDE,
  LASTING,
  OBJECTS,
  OPEN,
  PAGE_OBJECTS,
  PAGE_PLACES,
  PENDING,
  PLACES,
} from "./matrix/rows";
import { ACTORS, type ActorName, type Ids, makeWorld, NAME_OF_OWN, PLANTED } from "./matrix/world";
import { filesIn } from "./tree";

const base = () => test.info().project.use.baseURL ?? "";
let world: World;
test.beforeAll(async ({ playwright }) => {
  world = await makeWorld(playwright.request, base());
});

// A right is what is asked of here, not how long ago somebody showed who they are.
test.beforeEach(() => keepFresh(Object.values(world.cookies)));

type Row = { row: string; who: string[] };
const rowsOf = (table: Record<string, string[]>): Row[] =>
  Object.entries(table).flatMap(([who, rows]) => rows.map((row) => ({ row, who: who.split(" ") })));
/** Which of the actors have this role. */
const ROLES: Record<string, readonly ActorName[]> = {
  everyone: ACTORS.filter((who) => !["anonymous", "suspended", "pending"].includes(who)),
  doctor: ["treating", "untreating", "ended", "breaking", "doctorElsewhere"],
  patient: ["own", "otherPatient", "caring"],
  ownPatient: ["own", "otherPatient"],
  // The platform's administrator is one of a clinic too.
  admin: ["admin", "adminElsewhere", "platform"],
  platform: ["platform"],
};
const ofRole = (roles: string[]): string[] => roles.flatMap((role) => ROLES[role] ?? []);
const cookieOf = (who: ActorName) => world.cookies[who];
const out = (who: ActorName) => ["anonymous", "suspended", "pending"].includes(who);

/** Several at once, so that thousands of requests take no longer than they must. */
async function each<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const one = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  // On a busy machine they take longer than a proof of who it is holds.
  const fresh = setInterval(() => void keepFresh(Object.values(world.cookies)), 60_000);
  await Promise.all(Array.from({ length: 6 }, one)).finally(() => clearInterval(fresh));
}

/** What an answer says besides the name of whom its reader acts for. */
const saidTo = (actor: ActorName, { text }: Answer) =>
  actor === "caring" ? text.replaceAll(NAME_OF_OWN, "") : text;
const wordsOf = ({ text }: Answer) => text.replace(/"requestId":"[^"]+"/, "");

test("every route and page of the file tree has its row, and no row is of nothing", () => {
  const routes = [...OBJECTS_AND_PLACES(), ...OPEN.operations];
  expect(routes.toSorted()).toEqual(
    OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted(),
  );
  const paths = new Set(routes.map((row) => `/api/v1${row.split(" ")[1]}`));
  expect([...paths, ...Object.keys(BESIDE)].toSorted()).toEqual(
    filesIn("app", "route.ts").toSorted(),
  );
  const pages = [PAGE_OBJECTS, PAGE_PLACES].flatMap(rowsOf).map(({ row }) => row);
  // A patient and a clinician each have a page of messages at the same address.
  expect([...pages, ...OPEN.pages].toSorted()).toEqual(filesIn("app", "page.tsx").toSorted());
});
const OBJECTS_AND_PLACES = () => [OBJECTS, PLACES].flatMap(rowsOf).map(({ row }) => row);

test("who has no right hears what they would hear of nothing, with every id", async () => {
  test.setTimeout(600_000);
  const missing = await call(base(), cookieOf("treating"), "GET /patients/{patientId}", {});
  expect(missing.status).toBe(404);
  const tries = rowsOf(OBJECTS).flatMap(({ row, who }) =>
    ACTORS.flatMap((actor) =>
      Object.entries(triesOf(world, actor))
        .filter(([kind]) => !(kind === "own" && who.includes(actor)))
        // What isn't of a patient is the clinic's: another patient's is one's own clinic's.
        .filter(
          ([kind]) =>
            row.includes("{patientId}") || /downloads/.test(row) || !/other|mixed/.test(kind),
        )
        .filter(([kind]) => kind !== "mixed" || /\{patientId\}.*\{(?!part)/.test(row))
        .map(([kind, ids]) => ({ row, actor, kind, ids })),
    ),
  );
  await each(tries, async ({ row, actor, kind, ids }) => {
    const name = `${actor}, ${kind} ids: ${row}`;
    const answer = await call(base(), cookieOf(actor), row, ids);
    const sees =
      (kind === "own" && ACTS[row]?.includes(actor)) ||
      (actor === "breaking" && /own|mixed/.test(kind) && LASTING.includes(row));
    expect.soft(answer.status, name).toBe(out(actor) ? 401 : sees ? 403 : 404);
    if (!out(actor) && !sees) expect.soft(wordsOf(answer), name).toBe(wordsOf(missing));
  });
});

test("who lacks the role hears the same of lists and settings; who has it sees nothing of others", async () => {
  test.setTimeout(600_000);
  const tries = rowsOf(PLACES).flatMap(({ row, who }) =>
    ACTORS.map((actor) => ({ row, who, actor })),
  );
  const missing = await call(base(), cookieOf("treating"), "GET /patients/{patientId}", {});
  await each(tries, async ({ row, who, actor }) => {
    const name = `${actor}: ${row}`;
    const has = ofRole(who).includes(actor);
    // They would end the session that the others' tries are made with, or there is nothing of theirs to end.
    if (
      has &&
      /^(DELETE \/me\/(sessions|authenticator)|POST \/me\/(clinic|acting)|\w+ \/me\/(passkeys|identities)\/{)/.test(
        row,
      )
    )
      return;
    const answer = await call(base(), cookieOf(actor), row, world.ids.own);
    // A wrong proof is refused, and the session lacks what it lacked.
    if (actor === "pending" && PENDING.includes(row))
      expect.soft([200, 422], `${name}: ${answer.text}`).toContain(answer.status);
    else if (out(actor)) expect.soft(answer.status, name).toBe(401);
    else if (!has) {
      expect.soft(answer.status, name).toBe(404);
      expect.soft(wordsOf(answer), name).toBe(wordsOf(missing));
    } else {
      expect.soft([401, 403, 404], `${name}: ${answer.text}`).not.toContain(answer.status);
      if (row.startsWith("GET")) expect.soft(answer.status, name).toBe(200);
    }
    const far = ["untreating", "ended", "platform", "anonymous", "suspended", "pending"];
    if (far.includes(actor)) expect.soft(answer.text, name).not.toContain(PLANTED);
  });
});

const PLAIN = ["document", "navigation"];
/** Who tries every way: nobody signed in, no relation, one that ended, another patient, another clinic's. */
const CURIOUS: ActorName[] = [
  "anonymous",
  "pending",
  "untreating",
  "ended",
  "otherPatient",
  "caring",
  "doctorElsewhere",
];

/** What a drawn answer says in order of the alphabet: React sends its rows as they are ready, and some of them apart. */
const drawnIn = ({ text }: Answer) =>
  text
    .replaceAll(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, "")
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, "")
    .replaceAll(/nonce\\?"?[=:]\\?"[^"]*"/g, "")
    .replaceAll(/\$L?[0-9a-f]+|(?:\\n|\[1,")[0-9a-f]+:/g, "")
    .split(/[^\p{L}\p{N}_%]+/u)
    .toSorted()
    .join(" ");

type PageTry = { actor: ActorName; row: string; ids: Ids; way: keyof typeof WAYS };
const askAs = ({ actor, row, ids, way }: PageTry) =>
  ask(base(), cookieOf(actor), placeOf(`GET ${row}`, ids), way);

/** Who is out is led to what they lack, and back afterwards; everybody else hears that there is nothing. */
function expectRefused({ actor, row, ids, way }: PageTry, answer: Answer, name: string): void {
  const next = new URLSearchParams({ next: placeOf(`GET ${row}`, ids) });
  const place = `/sign-in${actor === "pending" ? "/factor" : ""}?${next}`;
  const said = out(actor) ? `NEXT_REDIRECT;replace;${place};307` : "NEXT_HTTP_ERROR_FALLBACK;404";
  if (way === "document") {
    expect.soft(answer.status, name).toBe(out(actor) ? 307 : 404);
    expect.soft(answer.location, name).toBe(out(actor) ? place : null);
  } else if (way === "navigation") expect.soft(answer.text, name).toContain(said);
  else expect.soft(answer.status, name).toBeLessThan(500);
  expect.soft(saidTo(actor, answer), name).not.toContain(PLANTED);
}

test("no page says anything of a patient to who has no right, with every id, in whatever way it is asked for", async () => {
  test.setTimeout(600_000);
  const { missing = {} } = triesOf(world, "treating");
  const tries = rowsOf(PAGE_OBJECTS).flatMap(({ row, who }) =>
    ACTORS.flatMap((actor) =>
      Object.entries(triesOf(world, actor))
        .filter(([kind]) => kind !== "missing" && !(kind === "own" && who.includes(actor)))
        .filter(([kind]) => kind !== "mixed" || /\{patientId\}.*\{/.test(row))
        .flatMap(([kind, ids]) =>
          waysOf(actor, kind).map((way) => ({ row, actor, kind, ids, way })),
        ),
    ),
  );
  const nothing = new Map<string, Promise<string>>();
  const nothingFor = ({ actor, row }: PageTry) => {
    const asked = nothing.get(`${actor} ${row}`) ?? saysOfNothing(actor, row);
    nothing.set(`${actor} ${row}`, asked);
    return asked;
  };
  const saysOfNothing = async (actor: ActorName, row: string) => {
    const asked = { actor, row, ids: missing, way: "document" };
    const answer = await askAs(asked);
    expectRefused(asked, answer, `${actor}, missing ids: ${row}`);
    return drawnIn(answer);
  };
  await each(tries, async (asked) => {
    const name = `${asked.actor}, ${asked.kind} ids, ${asked.way}: ${asked.row}`;
    const answer = await askAs(asked);
    expectRefused(asked, answer, name);
    if (asked.way === "document" && !out(asked.actor))
      expect.soft(drawnIn(answer) === (await nothingFor(asked)), name).toBe(true);
  });
});

/** All ways by the curious with what is the patient's; with other ids as a document. */
function waysOf(actor: ActorName, kind: string): string[] {
  if (kind !== "own") return ["document"];
  return CURIOUS.includes(actor) ? Object.keys(WAYS) : PLAIN;
}

/** Where a page without a patient leads on who has its role, if it does; null where nothing is behind it for them. */
function leadsTo(row: string, actor: ActorName): string | null | undefined {
  if (row === "/home" && actor === "caring") return "/caring";
  if (!row.startsWith("/notices/")) return undefined;
  const isOfClinic = !/Elsewhere|platform/.test(actor) && !row.endsWith("{notificationId}");
  return isOfClinic && !out(actor) ? "/" : null;
}

test("who lacks the role hears of pages of no patient that there are none; who has it sees nothing of others", async () => {
  test.setTimeout(600_000);
  const ids = { ...world.ids.own, section: "clinical" };
  const tries = rowsOf(PAGE_PLACES).flatMap(({ row, who }) =>
    ACTORS.flatMap((actor) =>
      PLAIN.map((way) => ({ row, way, actor, ids, has: ofRole(who).includes(actor) })),
    ),
  );
  await each(tries, async (asked) => {
    const { row, way, actor, has } = asked;
    const name = `${actor}, ${way}: ${row}`;
    const answer = await askAs(asked);
    const led = leadsTo(row, actor);
    if (led === null || !(has || led)) return expectRefused(asked, answer, name);
    expect.soft(answer.status, name).toBe(led && way === "document" ? 307 : 200);
    if (way === "document") expect.soft(answer.location, name).toBe(led ?? null);
    if (!has || /untreating|ended|platform/.test(actor))
      expect.soft(saidTo(actor, answer), name).not.toContain(PLANTED);
  });
});

test("who has the right gets in", async () => {
  test.setTimeout(600_000);
  for (const { row, who } of rowsOf(PAGE_OBJECTS)) {
    for (const actor of who as ActorName[]) {
      for (const way of ["document", "navigation"]) {
        const place = placeOf(`GET ${row}`, world.ids.own);
        const answer = await ask(base(), cookieOf(actor), place, way);
        expect.soft(answer.status, `${actor}, ${way}: ${row}`).toBe(200);
        expect.soft(answer.text, `${actor}, ${way}: ${row}`).toContain(PLANTED);
      }
    }
  }
  const order = ["GET", "POST", "PUT", "PATCH", "DELETE"];
  // What ends the right of one of them comes last.
  const rank = (row: string) =>
    row.endsWith("/end") ? order.length : order.indexOf(row.split(" ")[0] ?? "");
  const rows = rowsOf(OBJECTS).toSorted((a, b) => rank(a.row) - rank(b.row));
  for (const { row, who } of rows) {
    for (const actor of who as ActorName[]) {
      const answer = await call(base(), cookieOf(actor), row, world.ids.own);
      expect.soft([401, 403, 404], `${actor}: ${row} ${answer.text}`).not.toContain(answer.status);
      if (row.startsWith("GET")) expect.soft(answer.status, `${actor}: ${row}`).toBe(200);
      if (row.startsWith("DELETE")) break;
    }
  }
});
