// Attacks on a server of this machine, bounded in count: what they learn, what they get, and what others feel of them.
import { step } from "../../scripts/console.mjs";
import { environmentOf, seed, startOneWeb } from "../clinic.mjs";
import { ADMIN, DOCTOR, PATIENT, pickPatients, signIn } from "../people.mjs";
import { allowedCores, waitForQuiet } from "../process-figures.mjs";
import { flood } from "./flood.mjs";
import { inject } from "./injection.mjs";
import { compareTimes } from "./timing.mjs";
import { tricks } from "./tricks.mjs";

/** Measures; gives what each attack came to. */
export async function measure({ build, services, stops, seconds }) {
  const env = await environmentOf(services);
  await seed(env);
  const web = await startOneWeb({ build, env, stops });
  const doctor = await signIn(web.base, DOCTOR);
  const { read, written } = await pickPatients(web.base, doctor);
  const tried = await step("Tricks", () => tricks(web.base, doctor, written));
  const quiet = await waitForQuiet();
  const timing = await step("Known and unknown people", () => compareTimes(web.base));
  const flooded = await step("Signing in, a hundred at once", () => flood(web, doctor, seconds));
  const people = [doctor, await signIn(web.base, ADMIN), await signIn(web.base, PATIENT)];
  const { base } = web;
  const databaseUrl = env.DATABASE_URL;
  const injected = await step("SQL by every parameter", () =>
    inject({ base, people, patientId: read, databaseUrl }),
  );
  return {
    tricks: tried,
    timing,
    flood: flooded,
    injection: injected ?? null,
    node: process.versions.node,
    cores: allowedCores().length,
    quiet,
  };
}
