// What is attacked by parameters: each GET of the API that takes some, and by hand the pages and links that the API's
// document doesn't know; with values that make sense, as somebody who may.
const NOBODYS = "0192f5aa-0000-7000-8000-000000000000";
const BY_NAME = {
  name: "vitals:x",
  action: "read",
  timeZone: "Europe/Madrid",
  kinds: "vitals,notes",
  q: "garcia",
};
const BY_FORMAT = {
  uuid: NOBODYS,
  date: "2026-01-01",
  "date-time": "2026-01-01T00:00:00Z",
};

// The shape of a mail's link; what it is signed with, nobody has.
const TOKEN = `WyJ4Il0.${"A".repeat(43)}`;
/** Whoever answers first is asked, of those who are signed in; nobody of what is open to all. */
const BY_HAND = [
  { path: "/patients", query: { q: "garcia", sort: "name", gender: "male" } },
  {
    path: "/admin/audit",
    query: {
      ...{ actorId: NOBODYS, patientId: NOBODYS, action: "read" },
      ...{ from: "2026-01-01", until: "2026-12-31" },
    },
  },
  { path: "/access", query: { own: "shown" } },
  { path: "/sign-in", query: { next: "/patients" }, open: true },
  { path: "/register", query: { clinic: "mediconnect" }, open: true },
  { path: "/unsubscribe/{token}", query: { done: "1" }, open: true },
  // A mail program's one click.
  { path: "/api/unsubscribe/{token}", query: {}, open: true, method: "POST" },
];

/** The operations of a document of the API that read by parameters; a stream never answers to an end. */
const readsOf = ({ paths }) =>
  Object.entries(paths).flatMap(([path, { get }]) => {
    const streams = get?.responses[200]?.content?.["text/event-stream"];
    return get?.parameters?.length && !streams ? [{ path, parameters: get.parameters }] : [];
  });

/**
 * The addresses of the operations with a value for each parameter, asked once: by whom it is answered, without what it
 * doesn't take beside the others; then those by hand. Gives { path, url, cookie, parameters } where * marks what is to be
 * attacked, and a method where it isn't GET.
 */
export async function targetsOf(base, people, patientId) {
  const document = await (await fetch(`${base}/api/openapi.json`)).json();
  const targets = [];
  for (const read of readsOf(document)) targets.push(await targetOf(base, people, patientId, read));
  for (const one of BY_HAND) targets.push(await targetByHand(base, people, one));
  return targets;
}

async function targetByHand(base, people, { path, query, open, method }) {
  const parameters = [
    ...(path.includes("{token}") ? [{ name: "token", in: "path", value: TOKEN }] : []),
    ...Object.entries(query).map(([name, value]) => ({ name, in: "query", value })),
  ];
  const address = base + filledIn(path, parameters);
  const cookie = open ? undefined : await whoIsAnswered(address, people);
  const url = base + filledIn(path, parameters, "*");
  return { path, cookie, parameters: parameters.length, url, method };
}

/** The first of the people to whom a page is shown. Fails: nobody is. */
async function whoIsAnswered(address, people) {
  for (const cookie of people)
    if ((await fetch(address, { headers: { cookie }, redirect: "manual" })).ok) return cookie;
  throw new Error(`Nobody is shown ${address}.`);
}

async function targetOf(base, people, patientId, { path, parameters }) {
  const given = parameters
    .filter(({ name }) => name !== "cursor")
    .map((one) => ({ ...one, value: sampleOf(one, patientId) }));
  let best;
  for (const cookie of people) {
    const tried = await askWithout(base, cookie, path, given);
    if (!best || tried.status === 200) best = { cookie, ...tried };
    if (best.status === 200) break;
  }
  const { cookie, kept, next } = best;
  const all = next ? [...kept, { name: "cursor", in: "query", value: next }] : kept;
  return { path, cookie, parameters: all.length, url: base + addressOf(path, all, "*") };
}

function sampleOf({ name, schema }, patientId) {
  if (/^patientIds?$/.test(name)) return patientId;
  const { enum: allowed, type, format, default: usual } = schema;
  if (name === "limit") return "1";
  return (
    BY_NAME[name] ??
    String(usual ?? allowed?.[0] ?? BY_FORMAT[format] ?? (type === "integer" ? 1 : "x"))
  );
}

/** Asks, and again without the optional ones that the answer finds wrong. */
async function askWithout(base, cookie, path, parameters) {
  const answer = await fetch(base + addressOf(path, parameters), { headers: { cookie } });
  const body = await answer.json().catch(() => undefined);
  const wrong = (body?.errors ?? []).map((one) => one.path.replace("$query.", ""));
  const kept = parameters.filter(({ name, required }) => required || !wrong.includes(name));
  if (answer.status === 422 && kept.length < parameters.length)
    return askWithout(base, cookie, path, kept);
  return { status: answer.status, kept: parameters, next: body?.nextCursor };
}

const addressOf = (path, parameters, mark) => `/api/v1${filledIn(path, parameters, mark)}`;

function filledIn(path, parameters, mark = "") {
  const filled = parameters
    .filter(({ in: place }) => place === "path")
    .reduce(
      (text, { name, value }) => text.replace(`{${name}}`, encodeURIComponent(value) + mark),
      path,
    );
  const query = parameters
    .filter(({ in: place }) => place === "query")
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}${mark}`);
  return `${filled}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}
