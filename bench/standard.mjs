// The standard bench: every scenario at three numbers of connections beside a bare route, memory, and the import.
import { cpus } from "node:os";
import { environmentOf, seed, startOneWeb } from "./clinic.mjs";
import { measureImport } from "./import.mjs";
import { medianOf, runOnce } from "./load.mjs";
import { allowedCores, peakRssMb, pin, waitForQuiet } from "./process-figures.mjs";
import { scenariosOf, tryOnce } from "./scenarios.mjs";

const PATIENTS = 10_000;
const CONNECTIONS = [1, 10, 50];
const RUNS = 3;
const WARM_UP_SECONDS = 1;

/** Measures; gives the JSON document. */
export async function measure({ build, services, stops, fhir, seconds }) {
  const env = await environmentOf(services);
  await seed(env);
  await seed(env, PATIENTS);
  const web = await startOneWeb({ build, env, stops });
  const scenarios = await scenariosOf(web.base, env);
  const bytes = await tryOnce(web.base, scenarios);
  const cores = allowedCores();
  const quiet = await waitForQuiet();
  const pinned = cores.length > 1 && pin(web.pid, [cores[0]]) && pin(process.pid, [cores[1]]);
  const points = [];
  for (const connections of CONNECTIONS)
    points.push(...(await measureAt(web, scenarios, connections, seconds)));
  const rssMb = peakRssMb(web.pid);
  await web.stop();
  if (pinned) pin(process.pid, cores); // the import inherits this process's cores
  const imported = await measureImport(env, services.folder, fhir);
  return {
    scenarios: points.map((point) => ({ ...point, bytes: bytes[point.name] })),
    rssMb,
    node: process.versions.node,
    cores: cores.length || cpus().length,
    quiet,
    pinned,
    import: imported,
  };
}

/** Runs interleaved, so that a slow minute of the machine meets all scenarios alike, `bare` among them. */
async function measureAt(web, scenarios, connections, seconds) {
  const runs = scenarios.map(() => []);
  for (let round = 1; round <= RUNS; round++) {
    for (const [i, scenario] of scenarios.entries()) {
      await runOnce(web, scenario, connections, WARM_UP_SECONDS);
      runs[i].push(await runOnce(web, scenario, connections, seconds));
    }
    console.error(`  ${connections} connections, round ${round} of ${RUNS}`);
  }
  const medians = runs.map(medianOf);
  return scenarios.map(({ name }, i) => ({
    name,
    connections,
    ...medians[i],
    ratio: Number((medians[i].rps / medians[0].rps).toFixed(3)),
  }));
}
