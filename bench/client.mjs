// Signed-in HTTP clients and the patients that the scenarios read.

/** Signs in; gives the Cookie header of the session. */
export async function signIn(base, email, password) {
  const first = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = await first.json();
  const csrf = first.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" });
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: "POST",
    body,
    headers: { cookie: csrf },
  });
  const session = answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .find((cookie) => cookie.startsWith("session="));
  if (!session) throw new Error(`sign-in of ${email} failed: ${answer.status}`);
  return { cookie: session, csrf, csrfToken };
}

/** GET as JSON. */
export async function get(base, path, cookie) {
  const answer = await fetch(base + path, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
