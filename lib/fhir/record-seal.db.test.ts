import { beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { uuid7 } from "@/lib/platform/uuid7";
import { importedInto, rows } from "@/lib/testing/charts";
import { makeClinic } from "@/lib/testing/factories";
import { makeRecordWorld } from "@/lib/testing/record-world";
import { importBundle } from "./import-bundle";

let text: string;

beforeAll(async () => {
  ({ text } = await makeRecordWorld());
});

test("a changed, an added, a missing and a moved resource are told, and nothing is imported", async () => {
  const entries = text.split(",\n{").length;
  const [first = "", second = "", ...rest] = text.split(",\n{");
  const join = (...parts: string[]) => parts.join(",\n{");
  const foreign = '"fullUrl":"urn:uuid:z","resource":{"resourceType":"Basic","id":"z"}}';
  const told = async (tampered: string) => {
    const { clinicId: there } = await makeClinic(`tampered-${uuid7()}`);
    const failure = await importBundle(systemActor(there), Buffer.from(tampered), null).then(
      () => "imported",
      (error: Error) => error.message,
    );
    expect(await rows(there, "SELECT FROM fhir_resources")).toEqual([]);
    return failure;
  };
  expect(entries).toBeGreaterThan(20);
  expect(await told(text.replace('"value": 0.30', '"value": 0.31'))).toMatch(
    /^\$\.entry\[\d+\]\.resource: Observation\/o1 was changed since it was exported/,
  );
  expect(await told(join(first, foreign, second, ...rest))).toMatch(/Basic\/z was added/);
  expect(await told(join(first, ...rest))).toMatch(/left out, added or moved/);
  const [third = "", ...others] = rest;
  expect(await told(join(first, third, second, ...others))).toMatch(/left out, added or moved/);
  expect(await told(text.replace(/\n\],"meta".*/, "\n]}"))).toMatch(/left out, added or moved/);
  expect(await told(text.slice(0, -20))).toMatch(/ends too early|not JSON/);
});

test("laid out anew it is still the same", async () => {
  const other = await importedInto(JSON.stringify(JSON.parse(text), null, 2));
  expect(other.result.faults).toEqual([]);
});
