// Every test: check (style, types, unit, database), then the product in a browser. Own services, nothing left behind.
import { main, step } from "./console.mjs";
import { checkNode, ensureInstalled } from "./install.mjs";

await main(async () => {
  checkNode();
  await step("Packages", ensureInstalled);
  const { check } = await import("./check.mjs");
  const { inBrowser } = await import("./in-browser.mjs");
  const checked = await check();
  const tested = await inBrowser(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    return { passed: 0, failed: 1, red: [`The product in a browser: ${error.message}`] };
  });
  const failed = checked.failed + tested.failed;
  for (const name of [...checked.red, ...tested.red]) console.log(`FAILED ${name}`);
  console.log(`${checked.passed + tested.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});
