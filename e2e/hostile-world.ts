// Who sends what in hostile-forms.spec.ts: the matrix's people with their own ids, and strangers with links of theirs.
import { randomUUID } from "node:crypto";
import type { APIRequest } from "@playwright/test";
import { makeClinic, makeMember } from "@/lib/testing/factories";
import { passkeyDevice } from "@/lib/testing/passkey-device";
import { letRegister, registerByHand } from "@/lib/testing/registrations";
import { inviteByHand, resetTokenOf } from "@/lib/testing/sign-ins";
import { BODIES } from "./api-bodies";
import { placeOf } from "./matrix/calls";
import { OBJECTS, OPEN, PLACES } from "./matrix/rows";
import { makeWorld } from "./matrix/world";

const password = "una clave larga para entrar";
const AS: Record<string, string> = {
  everyone: "treating",
  doctor: "treating",
  patient: "own",
  ownPatient: "own",
};

/** Who of the matrix may call an operation; nobody where something is sent and nobody need be signed in. */
function callerOf(row: string): string {
  if (OPEN.operations.includes(row)) return row.startsWith("POST") ? "nobody" : "treating";
  const groups = [OBJECTS, PLACES].flatMap((table) => Object.entries(table));
  const [who = ""] = groups.find(([, rows]) => rows.includes(row))?.[0].split(" ") ?? [];
  return AS[who] ?? who;
}

/** What strangers send, and whoever shows who they are: links as a mail would bring them, a key, a provider's answer. */
async function bodiesOfStrangers(origin: string) {
  const clinic = `hostil-${process.pid}-${Date.now().toString(36)}`;
  const { clinicId } = await makeClinic(clinic);
  await letRegister(clinicId);
  const email = `olvida.${clinic}@example.test`;
  const { memberId } = await makeMember(clinicId, "admin", { email, password });
  const { token } = await inviteByHand(clinicId, memberId);
  const registered = await registerByHand(clinicId, password);
  const device = passkeyDevice(origin);
  const asked = { challenge: "AAAA", site: "localhost", keys: [] };
  const person = { handle: "AAAA", email, name: "Ana Prueba" };
  const key = device.make({ ...asked, siteName: "x", person });
  const back = { query: "?code=x&state=y" };
  return {
    "post /password-resets": { email },
    "post /password-resets/use": { token: await resetTokenOf(clinicId, email), next: password },
    "post /invitations/look": { token },
    "post /invitations/acceptance": { token, password, name: "Ana Prueba", locale: "es" },
    "post /registrations": { ...(BODIES["post /registrations"] as object), clinic },
    "post /registrations/confirmation": { token: registered, password },
    "post /me/passkeys": { name: "Llave", ...key },
    "post /passkeys/sign-in": { answer: device.sign(asked) },
    "post /provider/finish": back,
    "post /me/identities": back,
  };
}

type Sent = {
  query?: Record<string, string>;
  data?: unknown;
  version?: number;
  /** To read what the row changes. */
  read?: string;
};
type Said = { version?: number; items?: { id: string; name?: string; version?: number }[] };

/** The matrix's people, and a way to call each operation as who may, with ids that are theirs. */
export async function makeHostileWorld(request: APIRequest, baseURL: string) {
  const { ids, cookies } = await makeWorld(request, baseURL);
  const call = async (row: string, { query, data, version = 1, read }: Sent) => {
    const cookie = cookies[callerOf(row)];
    const place = read ?? placeOf(row, ids.own);
    const answer = await fetch(`${baseURL}/api/v1${place}?${new URLSearchParams(query)}`, {
      method: read ? "GET" : row.split(" ")[0],
      headers: {
        origin: baseURL,
        "content-type": "application/json",
        "if-match": `"${version}"`,
        ...(cookie && { cookie }),
      },
      ...(data !== undefined && { body: JSON.stringify(data) }),
    });
    const text = await answer.text();
    const isJson = answer.ok && answer.headers.get("content-type") === "application/json";
    return { status: answer.status, said: (isJson ? JSON.parse(text) : {}) as Said };
  };
  /** The version that a change must name: of the thing itself, or as a list tells it. */
  const versionAt = async (row: string): Promise<number> => {
    const place = placeOf(row, ids.own).replace(/\/status$/, "");
    const { said } = await call(row, { read: place });
    if (said.version !== undefined) return said.version;
    const list = await call(row, { read: place.replace(/\/[^/]+$/, "") });
    return list.said.items?.find(({ id }) => place.endsWith(id))?.version ?? 1;
  };
  const members = (await call("GET /care-members", {})).said.items ?? [];
  const memberId = members.find(({ name }) => name === "treatsOther")?.id;
  const care = "post /patients/{patientId}/care";
  const bodies: Record<string, unknown> = {
    ...BODIES,
    ...(await bodiesOfStrangers(baseURL)),
    "post /me/clinic": { clinicId: ids.own.clinicId },
    "post /me/acting": { caregiverId: ids.own.caregiverId },
    [care]: { ...(BODIES[care] as object), memberId },
  };
  return { bodies, call, versionAt, cookies: Object.values(cookies) };
}

/** The form that signs somebody in, as a page sends it; gives what it is answered. */
export async function signInForm(request: APIRequest, baseURL: string) {
  const stranger = await request.newContext({ baseURL });
  const { csrfToken } = await (await stranger.get("/api/auth/csrf")).json();
  return async (given: Record<string, string>): Promise<number> => {
    // Of one account a few are tried.
    const email = `${randomUUID()}@example.test`;
    const form = { csrfToken, email, password, json: "true", ...given };
    return (await stranger.post("/api/auth/callback/credentials", { form })).status();
  };
}
