// What the commands say: one line a step, one line a failure.

import { stripVTControlCharacters } from "node:util";

/** The first line of what a tool said, without its colours. */
export const firstLine = (words = "") => stripVTControlCharacters(words).split("\n")[0];

/** A failure that a person can act on: its message is all that is printed. */
export class Stop extends Error {
  name = "Stop";
}

/** Runs a step and prints its name with how long it took, on stderr. */
export async function step(name, work) {
  const began = performance.now();
  let label = name;
  const done = await work((detail) => {
    label = `${name} (${detail})`;
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.error(`  ${label.padEnd(58)} ${seconds.padStart(6)} s`);
  return done;
}

/** Runs a command's main and turns a Stop into one line and exit code 1. */
export async function main(run) {
  try {
    await run();
  } catch (error) {
    if (error?.name !== "Stop") throw error;
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}
