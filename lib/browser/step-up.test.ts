import { expect, test } from "vitest";
import { askForProof, onStepUp } from "./step-up";

test("two who need a proof at once are one question, the next is another", async () => {
  let asked = 0;
  const stop = onStepUp(async () => {
    asked += 1;
    return true;
  });
  expect(await Promise.all([askForProof(), askForProof()])).toEqual([true, true]);
  expect(asked).toBe(1);
  await askForProof();
  expect(asked).toBe(2);
  stop();
  expect(await askForProof()).toBe(false);
});
