import { expect, test } from "vitest";
import { forEach } from "./for-each";

test("what fails for one keeps nothing from the others, and is said at the end by name", async () => {
  const done: number[] = [];
  const work = async (one: number) => {
    if (one % 2 === 0) throw new Error("even");
    done.push(one);
  };
  await expect(forEach([1, 2, 3, 4, 5], (one) => `number ${one}`, work)).rejects.toThrow(
    "2 failed: number 2: even; number 4: even",
  );
  expect(done).toEqual([1, 3, 5]);
  await forEach([1, 3], String, work);
  expect(done).toEqual([1, 3, 5, 1, 3]);
});
