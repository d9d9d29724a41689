// What is attacked by parameters: each GET of the API that takes some, with values that make sense, as somebody who may.
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

/** The operations of a document of the API that read by parameters; a stream never answers to an end. */
const readsOf = ({ paths }) =>
  Object.entries(paths).flatMap(([path, { get }]) => {
    const streams = get?.responses[200]?.content?.["text/event-stream"];
    return get?.parameters?.length && !streams ? [{ path, parameters: get.parameters }] : [];
  });

/**
 * The addresses of the operations with a value for each parameter, asked once: by whom it is answered, without what it
 * doesn't take beside the others. Gives { path, url, cookie, parameters } where * marks what is to be attacked.
 */
export async function targetsOf(base, people, patientId) {
  const document = await (await fetch(`${base}/api/openapi.json`)).json();
  const targets = [];
  for (const read of readsOf(document)) targets.push(await targetOf(base, people, patientId, read));
  return targets;
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

function addressOf(path, parameters, mark = "") {
  const filled = parameters
    .filter(({ in: place }) => place === "path")
    .reduce(
      (text, { name, value }) => text.replace(`{${name}}`, encodeURIComponent(value) + mark),
      path,
    );
  const query = parameters
    .filter(({ in: place }) => place === "query")
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}${mark}`);
  return `/api/v1${filled}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}
