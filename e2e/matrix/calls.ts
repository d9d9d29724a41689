import { BODIES } from "../api-bodies";
import { PART } from "../api-files";
import type { ActorName, Ids } from "./world";

export type World = {
  ids: { own: Ids; other: Ids; elsewhere: Ids };
  cookies: Record<string, string>;
};
export type Answer = { status: number; text: string; location?: string | null };

const NOBODYS = "0192f5aa-0000-7000-8000-000000000000";
const NAMES: Ids = { name: "vitals:x", endpointHash: "0".repeat(64), section: "clinical" };
const UPLOADING = /\/(upload|completion|parts\/\{part\})$|^DELETE .*\{fileId\}$/;
const DRAFTED = /^(PATCH|DELETE) .*\{noteId\}$|\/(state|signature)$/;
const QUERIES: Record<string, (ids: Ids) => string> = {
  "/diagnosis-codes": () => "?q=i10",
  "/vitals/latest": ({ patientId = NOBODYS }) => `?patientIds=${patientId}`,
  "/patients/{patientId}/files/{fileId}/content": ({ fileQuery }) => fileQuery ?? "",
  "/downloads/{downloadId}/content": ({ downloadQuery }) => downloadQuery ?? "",
};

/** What a parameter of some rows stands for: a note that is a draft, an upload that isn't there yet. */
const STANDS_FOR: [param: string, of: RegExp, name: string][] = [
  ["noteId", DRAFTED, "draftId"],
  ["fileId", UPLOADING, "uploadId"],
  ["templateId", /\/message-templates/, "answerId"],
  // What waits for an answer.
  ["caregiverId", /\/me\/cared/, "askedId"],
];

/** Which of the patient's objects a row is about. */
function idFor(row: string, param: string, ids: Ids): string {
  if (param === "itemId") return ids[`itemId ${row.split("/")[3]}`] ?? NOBODYS;
  const [, , name = param] = STANDS_FOR.find(([from, of]) => from === param && of.test(row)) ?? [];
  return ids[name] ?? NAMES[name] ?? NOBODYS;
}

export const placeOf = (row: string, ids: Ids) =>
  (row.split(" ").at(-1) ?? "").replaceAll(/\{(\w+)\}/g, (_, param) =>
    // The administrator's alerts, not a chart's.
    idFor(row, row.includes("/security-alerts") ? "securityAlertId" : param, ids),
  );

/** Calls an operation with a body that makes sense, as a browser of this person would. */
export async function call(
  baseURL: string,
  cookie: string | undefined,
  row: string,
  ids: Ids,
): Promise<Answer> {
  const [method = "", path = ""] = row.split(" ");
  const bytes = method === "PUT" ? PART : undefined;
  const body =
    bytes?.data ?? JSON.stringify(BODIES[row.replace(method, method.toLowerCase())] ?? {});
  const stop = new AbortController();
  const answer = await fetch(`${baseURL}/api/v1${placeOf(row, ids)}${QUERIES[path]?.(ids) ?? ""}`, {
    method,
    signal: stop.signal,
    redirect: "manual",
    headers: {
      ...(cookie ? { cookie } : {}),
      origin: baseURL,
      "content-type": "application/json",
      "if-match": '"1"',
      ...bytes?.headers,
    },
    ...(method === "GET" ? {} : { body }),
  });
  const { status } = answer;
  // A few whole records at once are all that a process writes: whoever comes then is asked to wait.
  if (status === 503) {
    await answer.text();
    await new Promise((go) => setTimeout(go, 300));
    return call(baseURL, cookie, row, ids);
  }
  const streams = answer.headers.get("content-type")?.startsWith("text/event-stream");
  const text = streams ? "" : await answer.text();
  stop.abort();
  return { status, text };
}

/** How a page is asked for: as a document, as what React asks when one goes there, ahead of that, and as an action. */
export const WAYS: Record<
  string,
  { method: string; headers: Record<string, string>; end?: string }
> = {
  document: { method: "GET", headers: { accept: "text/html" } },
  navigation: { method: "GET", headers: { rsc: "1" }, end: "?_rsc=x" },
  prefetch: { method: "GET", headers: { rsc: "1", "next-router-prefetch": "1" }, end: "?_rsc=y" },
  segment: { method: "GET", headers: { rsc: "1", "next-router-segment-prefetch": "/_tree" } },
  suffix: { method: "GET", headers: {}, end: ".rsc" },
  action: { method: "POST", headers: { "next-action": "00aa", "content-type": "text/plain" } },
};

/** Asks for a page in one of the ways. */
export async function ask(
  baseURL: string,
  cookie: string | undefined,
  place: string,
  way: keyof typeof WAYS,
): Promise<Answer> {
  const { method, headers, end = "" } = WAYS[way] ?? { method: "GET", headers: {} };
  const answer = await fetch(`${baseURL}${place}${end}`, {
    method,
    // The address of React's own request gets a mark that Next asks for by a redirect.
    redirect: headers.rsc ? "follow" : "manual",
    headers: { ...headers, ...(cookie ? { cookie } : {}), origin: baseURL },
    ...(method === "POST" ? { body: "[]" } : {}),
  });
  const location = answer.headers.get("location");
  return { status: answer.status, text: await answer.text(), location };
}

/** With whose ids each of them tries. */
export function triesOf(world: World, who: ActorName): Record<string, Ids> {
  const { own, other, elsewhere } = world.ids;
  const { fileQuery = "", downloadQuery = "" } = own;
  const missing = { part: "1", fileQuery, downloadQuery };
  const near = { own, missing, elsewhere, mixed: { ...other, patientId: own.patientId ?? "" } };
  const tries: Partial<Record<ActorName, Record<string, Ids>>> = {
    own: { ...near, other },
    treating: { ...near, other },
    untreating: { ...near, other },
    ended: { ...near, other },
    breaking: { ...near, other },
    admin: { own, missing, elsewhere },
    otherPatient: { own, missing },
    caring: { own, missing, other, elsewhere },
    doctorElsewhere: { own, missing },
    adminElsewhere: { own, missing },
    platform: { own },
  };
  return tries[who] ?? { own };
}
