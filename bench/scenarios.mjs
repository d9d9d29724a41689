// What is asked of the server. Each scenario: a name, the status of a right answer, and one or several requests.
import { Stop } from "../scripts/console.mjs";
import { addBigChart } from "./big-chart.mjs";
import { settle } from "./clinic.mjs";
import { noteAutosave } from "./notes.mjs";
import { ADMIN, csrfOf, DOCTOR, pickPatients, signIn, signInForm } from "./people.mjs";

const DAYS_90 = 90 * 24 * 3600 * 1000;

const QUANTITY = "mm[Hg]";
const readings = [
  { code: "8867-4", value: 72, unit: "/min" },
  {
    code: "85354-9",
    components: [
      { code: "8480-6", value: 128, unit: QUANTITY },
      { code: "8462-4", value: 79, unit: QUANTITY },
    ],
  },
];

/** The scenarios of the standard bench, `bare` first; signs doctor and administrator in. */
export async function scenariosOf(base, env) {
  const doctor = await signIn(base, DOCTOR);
  const admin = await signIn(base, ADMIN);
  const { read, written } = await pickPatients(base, doctor);
  const big = await addBigChart(base, env, doctor);
  await settle(env);
  const from = new Date(Date.now() - DAYS_90).toISOString();
  return [
    getting("bare", "/health/live", ""),
    getting("me", "/api/v1/me", doctor),
    getting("patients", "/api/v1/patients?limit=25", admin),
    getting("chart", `/patients/${read}/vitals`, doctor),
    getting("overview-big", `/patients/${big}`, doctor),
    getting("vitals-read", `/api/v1/patients/${read}/vitals?from=${from}`, doctor),
    {
      name: "vitals-write",
      status: 201,
      requests: [
        {
          method: "POST",
          path: `/api/v1/patients/${written}/vitals`,
          headers: { "content-type": "application/json", cookie: doctor },
          body: JSON.stringify({ recordedAt: new Date().toISOString(), readings }),
        },
      ],
    },
    await noteAutosave(base, written, doctor),
    await signingIn(base),
  ];
}

/** A scenario that reads one address. */
export const getting = (name, path, cookie) => ({
  name,
  status: 200,
  requests: [{ method: "GET", path, headers: cookie ? { cookie } : {} }],
});

async function signingIn(base) {
  const { csrfToken, cookie } = await csrfOf(base);
  return {
    name: "sign-in",
    status: 200,
    requests: [
      {
        method: "POST",
        path: "/api/auth/callback/credentials",
        headers: { "content-type": "application/x-www-form-urlencoded", cookie },
        body: signInForm(DOCTOR, csrfToken),
      },
    ],
  };
}

/** Asks each request once: a bench of refusals would be fast. Gives the bytes of each scenario's first answer. */
export async function tryOnce(base, scenarios) {
  const bytes = {};
  for (const { name, status, requests } of scenarios) {
    for (const { path, setupRequest, onResponse, ...request } of requests) {
      const response = await fetch(base + path, { ...request, redirect: "manual" });
      const text = await response.text();
      if (response.status !== status)
        throw new Stop(`${name}: ${request.method} ${path} answers ${response.status}: ${text}`);
      bytes[name] ??= Buffer.byteLength(text);
    }
  }
  return bytes;
}
