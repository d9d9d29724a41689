// Growth: what people search and open, at 1 k, 10 k and 100 k patients with 10 readings each.
import { environmentOf, seed, startOneWeb } from "./clinic.mjs";
import { medianOf, runOnce } from "./load.mjs";
import { ADMIN, DOCTOR, loadedPatients, signIn } from "./people.mjs";
import { allowedCores, pin, waitForQuiet } from "./process-figures.mjs";
import { getting, tryOnce } from "./scenarios.mjs";

const LEVELS = [1000, 10_000, 100_000];
const RUNS = 3;
const WARM_UP_SECONDS = 1;

/** Measures; gives the JSON document: p50 in ms of each question at each size, and the largest over the smallest. */
export async function measure({ build, services, stops, seconds }) {
  const env = await environmentOf(services);
  await seed(env);
  const cores = allowedCores();
  const p50s = {};
  let people;
  let quiet = true;
  for (const [i, level] of LEVELS.entries()) {
    await seed(env, level - (LEVELS[i - 1] ?? 0));
    const web = await startOneWeb({ build, env, stops });
    const doctor = await signIn(web.base, DOCTOR);
    const admin = await signIn(web.base, ADMIN);
    people ??= await loadedPatients(web.base, env, doctor); // the same ones are asked for at every size
    const questions = questionsOf(people, { doctor, admin });
    await tryOnce(web.base, questions);
    quiet = (await waitForQuiet()) && quiet;
    if (cores.length > 1 && pin(web.pid, [cores[0]])) pin(process.pid, [cores[1]]);
    for (const [name, p50] of await measureAll(web, questions, seconds)) {
      p50s[name] ??= {};
      p50s[name][level] = p50;
    }
    await web.stop();
    if (cores.length > 1) pin(process.pid, cores);
  }
  const growth = Object.entries(p50s).map(([name, p50]) => ({ name, p50, ratio: growthOf(p50) }));
  return { growth, node: process.versions.node, cores: cores.length, quiet };
}

const growthOf = (p50) => Number((p50[LEVELS[2]] / p50[LEVELS[0]]).toFixed(2));

/** One connection: what a question costs, not how long it waits behind others. */
async function measureAll(web, questions, seconds) {
  const runs = questions.map(() => []);
  for (let round = 1; round <= RUNS; round++) {
    for (const [i, question] of questions.entries()) {
      await runOnce(web, question, 1, WARM_UP_SECONDS);
      runs[i].push(await runOnce(web, question, 1, seconds));
    }
    console.error(`  round ${round} of ${RUNS}`);
  }
  return questions.map(({ name }, i) => [name, medianOf(runs[i]).p50]);
}

/** An administrator's searches of all patients and a doctor's look at readings; each of twenty people in turn. */
function questionsOf(people, { doctor, admin }) {
  const search = (name, typedOf) =>
    asked(name, people, admin, (one) => `/api/v1/patients?q=${encodeURIComponent(typedOf(one))}`);
  return [
    getting("bare", "/health/live", ""),
    getting("patients: first page", "/api/v1/patients?limit=25", admin),
    search("search: given and family", ({ given, family }) => `${given} ${family.split(" ")[0]}`),
    search("search: both families", ({ family }) => family),
    search("search: family's beginning", ({ family }) => family.slice(0, 4)),
    search(
      "search: two beginnings",
      ({ given, family }) => `${given.slice(0, 3)} ${family.slice(0, 3)}`,
    ),
    search("search: document number", ({ document }) => document),
    search("search: phone", ({ phone }) => phone),
    asked("vitals-read", people, doctor, ({ id }) => `/api/v1/patients/${id}/vitals`),
  ];
}

const asked = (name, people, cookie, pathOf) => ({
  name,
  status: 200,
  requests: people.map((one) => ({ method: "GET", path: pathOf(one), headers: { cookie } })),
});
