// What the others feel while a hundred people sign in at once: hashing takes a core each, if it may.
import { medianOf, runOnce } from "../load.mjs";
import { csrfOf, signInForm } from "../people.mjs";
import { getting } from "../scenarios.mjs";

const AT_ONCE = 100;
const RUNS = 3;
const CONNECTIONS = 10;

/** p95 in ms of `me` without and beside the flood, their ratio, and how many tries were answered. */
export async function flood(web, doctor, seconds) {
  const me = getting("me", "/api/v1/me", doctor);
  const without = await runsOf(web, me, seconds);
  const { csrfToken, cookie } = await csrfOf(web.base);
  let flooding = true;
  let answered = 0;
  const one = async (number) => {
    for (let turn = 0; flooding; turn++) {
      const person = {
        email: `flood${number}.${turn}@mediconnect.demo`,
        password: "not the password",
      };
      const answer = await fetch(`${web.base}/api/auth/callback/credentials`, {
        method: "POST",
        redirect: "manual",
        headers: { "content-type": "application/x-www-form-urlencoded", cookie },
        body: signInForm(person, csrfToken),
      });
      await answer.text();
      answered++;
    }
  };
  const people = Array.from({ length: AT_ONCE }, (_, number) => one(number));
  const beside = await runsOf(web, me, seconds);
  flooding = false;
  await Promise.all(people);
  return { atOnce: AT_ONCE, answered, without, beside, ratio: beside.p95 / without.p95 };
}

async function runsOf(web, scenario, seconds) {
  const runs = [];
  for (let run = 0; run < RUNS; run++)
    runs.push(await runOnce(web, scenario, CONNECTIONS, seconds));
  return medianOf(runs);
}
