// Tricks that must come to nothing; each gives what it came to, and whether that is right.
import { csrfOf, DOCTOR, get, signIn, signInForm } from "../people.mjs";

const TIMES = 50;
const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** Tries all; gives { name, came, held } of each. */
export async function tricks(base, doctor, patientId) {
  return [
    await oneKey(base, doctor, patientId),
    await fixation(base),
    await foreignPage(base, doctor),
    await withoutToken(base),
    await twoMethods(base, doctor),
  ];
}

/** The same reading fifty times at once, under one key: there once, and everybody hears of that one. */
async function oneKey(base, cookie, patientId) {
  const place = `/api/v1/patients/${patientId}/vitals`;
  const recordedAt = new Date(Date.now() - 60_000).toISOString();
  const body = JSON.stringify({
    recordedAt,
    readings: [{ code: "8867-4", value: 71, unit: "/min" }],
  });
  const headers = {
    "content-type": "application/json",
    "idempotency-key": crypto.randomUUID(),
    cookie,
  };
  const answers = await Promise.all(
    Array.from({ length: TIMES }, async () => {
      const answer = await fetch(base + place, { method: "POST", headers, body });
      return { status: answer.status, id: (await answer.json()).id };
    }),
  );
  const ids = new Set(answers.flatMap(({ id }) => id ?? []));
  const { items } = await get(base, `${place}?limit=100`, cookie);
  const kept = items.filter((one) => Date.parse(one.recordedAt) === Date.parse(recordedAt)).length;
  return {
    name: `one key ${TIMES} times`,
    came: `${ids.size} ids, ${kept} kept`,
    held: ids.size === 1 && kept === 1,
  };
}

/** A session that somebody else chose before the sign-in is not the one that is signed in. */
async function fixation(base) {
  const planted = "a".repeat(43);
  const { csrfToken, cookie } = await csrfOf(base);
  const name = (await signIn(base, DOCTOR))
    .split("; ")
    .find((one) => one.includes("session"))
    ?.split("=")[0];
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { ...FORM, cookie: `${cookie}; ${name}=${planted}` },
    body: signInForm(DOCTOR, csrfToken),
  });
  const given = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`)) ?? "";
  const asked = await fetch(`${base}/api/v1/me`, { headers: { cookie: `${name}=${planted}` } });
  const held = given !== "" && !given.includes(planted) && asked.status === 401;
  return { name: "a session chosen before", came: `answers ${asked.status}`, held };
}

/** A change that another site's page sends with a person's cookie. */
async function foreignPage(base, cookie) {
  const { version } = await get(base, "/api/v1/me", cookie);
  const answers = await Promise.all(
    [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }].map((from) =>
      fetch(`${base}/api/v1/me`, {
        method: "PATCH",
        headers: {
          ...from,
          cookie,
          "content-type": "application/json",
          "if-match": `"${version}"`,
        },
        body: JSON.stringify({ density: "compact" }),
      }),
    ),
  );
  const came = answers.map(({ status }) => status);
  return {
    name: "a change from another site",
    came: came.join(", "),
    held: came.every((one) => one === 403),
  };
}

/** Signing in without the token that the form carries. */
async function withoutToken(base) {
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: FORM,
    body: signInForm(DOCTOR, "0".repeat(64)),
  });
  const signed = answer.headers.getSetCookie().some((one) => /session=[^;]{20}/.test(one));
  return {
    name: "signing in without the form's token",
    came: String(answer.status),
    held: !signed,
  };
}

/** A change dressed as a read. */
async function twoMethods(base, cookie) {
  const answer = await fetch(`${base}/api/v1/me/sessions?_method=DELETE`, {
    headers: { cookie, "x-http-method-override": "DELETE" },
  });
  const after = await fetch(`${base}/api/v1/me`, { headers: { cookie } });
  return {
    name: "a deletion dressed as a read",
    came: `${answer.status}, then ${after.status}`,
    held: after.status === 200,
  };
}
