import { parseArgs } from "node:util";
import { systemClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { findDemo, makeDemo } from "./demo";
import { addPatients } from "./load";

const USAGE = "npm run seed -- --demo | --patients <number> [--readings <number, 10>]";
const STEP = 5000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      demo: { type: "boolean" },
      patients: { type: "string" },
      readings: { type: "string", default: "10" },
    },
  });
  if (!values.demo && values.patients === undefined) throw new Error(USAGE);
  if (env().NODE_ENV === "production" && !env().DEMO) {
    throw new Error(
      "The demo's accounts have public passwords: in production they are made only with DEMO=1.",
    );
  }
  const now = systemClock();
  const clinicId = (await findDemo()) ?? (await makeDemo(now));
  if (values.patients === undefined) return;
  const patients = count("--patients", values.patients);
  const readings = count("--readings", values.readings);
  await addPatients(clinicId, now, { patients, readings, progress: progressOf(patients) });
}

function count(name: string, value: string): number {
  if (!/^\d{1,7}$/.test(value))
    throw new Error(`${name} wants a whole number, not "${value}". ${USAGE}`);
  return Number(value);
}

/** Tells on stderr how far it is and how fast. */
function progressOf(total: number) {
  const start = performance.now();
  let told = 0;
  return (done: number) => {
    if (done === 0 || (done < told + STEP && done < total)) return;
    told = done;
    const seconds = (performance.now() - start) / 1000;
    const rate = done / seconds;
    const left = Math.round((total - done) / rate);
    process.stderr.write(`${done} of ${total} patients, ${Math.round(rate)}/s, ${left} s left\n`);
  };
}

try {
  await main();
} catch (error) {
  process.stderr.write(`seed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase().catch(() => {}); // it never opened when the environment is not complete
}
