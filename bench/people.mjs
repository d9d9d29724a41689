// Who asks, and about whom: sessions by the ordinary sign-in, patients by API and database.
import pg from "pg";
import { Stop } from "../scripts/console.mjs";
import { enterAsSeed } from "./clinic.mjs";

export const DOCTOR = { email: "dr.smith@mediconnect.demo", password: "Demo2024!Doctor" };
export const PATIENT = { email: "john.doe@mediconnect.demo", password: "Demo2024!Patient" };
export const ADMIN = { email: "admin@mediconnect.demo", password: "Demo2024!Admin" };

/** The first patient of the demo: 90 days of readings taken at home. */
const JOHN_DOE = "12345678Z";

/** What a browser has after opening the sign-in page: next-auth's token and the cookie that goes with it. */
export async function csrfOf(base) {
  const response = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = await response.json();
  return { csrfToken, cookie: cookiesOf(response) };
}

const cookiesOf = (response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** The form that signs a person in. */
export const signInForm = (person, csrfToken) =>
  new URLSearchParams({ csrfToken, ...person, json: "true" }).toString();

/** Signs a person in; gives the Cookie header of their session. */
export async function signIn(base, person) {
  const { csrfToken, cookie } = await csrfOf(base);
  const response = await fetch(`${base}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie },
    body: signInForm(person, csrfToken),
  });
  const session = cookiesOf(response);
  if (!session.includes("session=")) throw new Stop(`${person.email} could not sign in.`);
  return session;
}

/** A JSON answer of the API. */
export async function get(base, path, cookie) {
  const response = await fetch(base + path, { headers: { cookie } });
  if (!response.ok) throw new Stop(`GET ${path} answers ${response.status}.`);
  return response.json();
}

/** The patient whose readings are read, and another of the same doctor for whom they are written. */
export async function pickPatients(base, doctor) {
  const found = await get(base, `/api/v1/patients?q=${JOHN_DOE}`, doctor);
  const read = found.items[0]?.id;
  const all = await get(base, "/api/v1/patients?limit=100&deceased=no", doctor);
  const written = all.items.find(({ id, birthDate }) => id !== read && birthDate < "2000");
  if (!read || !written) throw new Stop("The demo's patients are not there.");
  return { read, written: written.id };
}

const LOADED = `
  SELECT p.id, p.names->0->>'family' AS family, p.names->0->'given'->>0 AS given,
    (SELECT value FROM patient_telecoms t WHERE t.clinic_id = p.clinic_id AND t.patient_id = p.id LIMIT 1) AS phone
  FROM patients p JOIN care_relationships c ON c.clinic_id = p.clinic_id AND c.patient_id = p.id
    JOIN memberships m ON m.clinic_id = c.clinic_id AND m.id = c.member_id
  WHERE m.user_id = $1 AND p.mrn > $2 ORDER BY p.mrn LIMIT 20`;

/** The doctor's first patients of those added for load, with what people search them by. */
export async function loadedPatients(base, env, doctor) {
  const me = await get(base, "/api/v1/me", doctor);
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    await enterAsSeed(client, me.clinic.id);
    const { rows } = await client.query(LOADED, [me.user.id, "HC-0000100"]);
    if (rows.length === 0) throw new Stop("There are no patients added for load.");
    for (const row of rows) {
      const { documents } = await get(base, `/api/v1/patients/${row.id}/person`, doctor);
      row.document = documents[0]?.value;
    }
    return rows;
  } finally {
    await client.end();
  }
}
