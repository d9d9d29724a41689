import { beforeEach, expect, test } from "vitest";
import { makeTrial } from "@/lib/testing/bundles";

let trial: Awaited<ReturnType<typeof makeTrial>>;
beforeEach(async () => {
  trial = await makeTrial();
});

const rows = (text: string) => trial.rows(text);
const run = (...resources: object[]) => trial.run(...resources);
const ID = "0e99785d-8f2a-45c7-848c-d6b31d1aa50e";
const BY_NUMBER = "Practitioner?identifier=npi%7C520";
const patient = (id: string) => ({ resourceType: "Patient", id, name: [{ family: "Ordóñez" }] });
const PATIENT = patient("p");
const countOf = (result: Awaited<ReturnType<typeof run>>, outcome: string) =>
  result.outcomes.filter((one) => one.outcome === outcome).length;

/** A visit to a doctor who is meant by this reference. */
const visit = (reference: string, id = "v", of = "p") => ({
  resourceType: "Encounter",
  id,
  status: "finished",
  subject: { reference: `urn:uuid:${of}` },
  participant: [{ individual: { reference, display: "Dr. Who" } }],
});
const doctor = (id: string, ...numbers: string[]) => ({
  resourceType: "Practitioner",
  id,
  name: [{ family: "Kassulke" }],
  identifier: (numbers.length > 0 ? numbers : ["520"]).map((value) => ({ system: "npi", value })),
});
const SEEN_BY = `SELECT e.names FROM (
  SELECT v.id, p.names FROM encounters v JOIN practitioners p ON p.id = v.practitioner_id) e ORDER BY e.id`;

test("two entries that mean one practitioner become one, also from two copies at once", async () => {
  const copy = () => run(PATIENT, doctor("d1"), doctor("d2"), visit(BY_NUMBER));
  const [one, other] = await Promise.all([copy(), copy()]);
  expect(countOf(one, "inserted") + countOf(other, "inserted")).toBe(4);
  expect(await rows("SELECT identifier, placeholder FROM practitioners")).toEqual([
    { identifier: "npi|520", placeholder: false },
  ]);
  expect(
    await rows("SELECT FROM encounters e JOIN practitioners p ON p.id = e.practitioner_id"),
  ).toHaveLength(1);
});

test("a practitioner who is not in the files is a placeholder, until the file comes that has them", async () => {
  const result = await run(PATIENT, visit(`urn:uuid:${ID}`));
  expect(result.faults).toEqual([]);
  expect(await rows("SELECT names, placeholder FROM practitioners")).toEqual([
    { names: [{ text: "Dr. Who" }], placeholder: true },
  ]);
  await run(doctor(ID));
  expect(
    await rows(
      "SELECT p.names, placeholder FROM encounters e JOIN practitioners p ON p.id = e.practitioner_id",
    ),
  ).toEqual([{ names: [{ family: "Kassulke" }], placeholder: false }]);
});

test("placeholders by id and by number are one person when the real one comes, and so is what points to them", async () => {
  await run(patient("p"), visit(`urn:uuid:${ID}`));
  await run(patient("q"), visit(BY_NUMBER, "w", "q"));
  expect(await rows("SELECT FROM practitioners WHERE placeholder")).toHaveLength(2);
  await run(doctor(ID));
  expect(await rows("SELECT identifier, placeholder FROM practitioners")).toEqual([
    { identifier: "npi|520", placeholder: false },
  ]);
  const kassulke = { names: [{ family: "Kassulke" }] };
  expect(await rows(SEEN_BY)).toEqual([kassulke, kassulke]);
});

test("a placeholder that got beside its real one goes when that one's file comes again, unchanged", async () => {
  await run(doctor(ID));
  await run(patient("p"), visit("Practitioner?identifier=npi%7C7"));
  await run(doctor("other", "7", "520"));
  expect(await rows("SELECT identifier FROM practitioners")).toEqual([{ identifier: "npi|520" }]);
  await run(patient("q"), visit("Practitioner?identifier=npi%7C7", "w", "q"));
  expect(await rows("SELECT FROM practitioners WHERE placeholder")).toHaveLength(1);
  await run(doctor("other", "7", "520"));
  expect(await rows("SELECT identifier, placeholder FROM practitioners")).toEqual([
    { identifier: "npi|520", placeholder: false },
  ]);
  expect(await rows(SEEN_BY)).toHaveLength(2);
});

test("who came with a patient's bundle is known to the next bundle by their id", async () => {
  await run(patient("p"), doctor(ID));
  await run(patient("q"), visit(`urn:uuid:${ID}`, "w", "q"));
  expect(await rows("SELECT identifier FROM practitioners")).toEqual([{ identifier: "npi|520" }]);
});

test("only an empty placeholder can be deleted", async () => {
  await run(patient("p"), doctor(ID), visit("urn:uuid:someone"));
  const left =
    "WITH gone AS (DELETE FROM practitioners WHERE NOT placeholder RETURNING 1) SELECT FROM gone";
  expect(await rows(left)).toEqual([]);
  expect(await rows("SELECT FROM practitioners")).toHaveLength(2);
});
