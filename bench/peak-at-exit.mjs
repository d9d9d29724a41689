// Loaded before a program (--import): at its end, appends the largest memory it had, in MB, to BENCH_PEAK_FILE.
import { appendFileSync } from "node:fs";
import { peakRssMb } from "./process-figures.mjs";

const file = process.env.BENCH_PEAK_FILE;
if (file) {
  process.once("exit", () => {
    const peak = peakRssMb(process.pid) ?? Math.round(process.resourceUsage().maxRSS / 1024);
    appendFileSync(file, `${peak}\n`);
  });
}
