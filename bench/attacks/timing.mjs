// Whether the time of a refusal tells who has an account.
import { csrfOf, DOCTOR, signInForm } from "../people.mjs";

const PAIRS = 500;
const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Wrong passwords of somebody who is there and of nobody, in turn, one at a time; gives both medians and their distance in ms. */
export async function compareTimes(base) {
  const { csrfToken, cookie } = await csrfOf(base);
  const msOf = async (email) => {
    const began = performance.now();
    const answer = await fetch(`${base}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie },
      body: signInForm({ email, password: "not the password" }, csrfToken),
    });
    await answer.text();
    return performance.now() - began;
  };
  const known = [];
  const unknown = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    // Who comes first takes turns, so that what one leaves behind costs both the same.
    const both = [
      async () => known.push(await msOf(DOCTOR.email)),
      async () => unknown.push(await msOf(`nobody${pair}@mediconnect.demo`)),
    ];
    for (const one of pair % 2 ? both : both.toReversed()) await one();
  }
  const [knownMs, unknownMs] = [middle(known), middle(unknown)];
  return { pairs: PAIRS, knownMs, unknownMs, apartMs: Math.abs(knownMs - unknownMs) };
}
